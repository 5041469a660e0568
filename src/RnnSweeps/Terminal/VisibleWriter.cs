using System.Text;
using RnnSweeps.Core;

namespace RnnSweeps.Terminal;

/// <summary>Writes to a terminal: what would steer it is written out.</summary>
internal sealed class VisibleWriter(TextWriter terminal) : TextWriter
{
    /// <summary>The first half of a letter whose second comes with the next call.</summary>
    private char? _half;

    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        var text = $"{_half}{buffer}";
        _half = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text[^1] : null;
        terminal.Write(VisibleText.Lines(_half is null ? text : text[..^1]));
    }

    public override void Flush() => terminal.Flush();
}
