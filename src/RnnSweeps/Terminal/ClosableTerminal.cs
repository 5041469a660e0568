using System.Text;

namespace RnnSweeps.Terminal;

/// <summary>
/// What is written to a terminal, which a person may close while the program ends in good order: from then on nobody reads, and
/// the system answers every write with an error.
/// </summary>
internal sealed class ClosableTerminal(TextWriter terminal) : TextWriter
{
    private bool _closed;

    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => WhileOpen(() => terminal.Write(value));

    public override void Write(char[] buffer, int index, int count) => WhileOpen(() => terminal.Write(buffer, index, count));

    public override void Write(string? value) => WhileOpen(() => terminal.Write(value));

    public override void WriteLine(string? value) => WhileOpen(() => terminal.WriteLine(value));

    public override void Flush() => WhileOpen(terminal.Flush);

    private void WhileOpen(Action write)
    {
        if (_closed) return;
        try
        {
            write();
        }
        catch (IOException)
        {
            _closed = true;
        }
    }
}
