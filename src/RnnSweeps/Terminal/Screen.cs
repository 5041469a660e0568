using System.Globalization;
using RnnSweeps.Core;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Terminal.Tables;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>
/// Standard output is data, standard error is talk: progress, remarks and errors never mix into what a pipe reads. Nothing that a stored
/// text says steers the terminal: see <see cref="VisibleText"/>.
/// </summary>
internal sealed class Screen
{
    private readonly TextWriter _output;
    private readonly IAnsiConsole _data;

    private Screen(TextWriter output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal)
    {
        _output = output;
        Output = outputIsTerminal ? new VisibleWriter(output) : output;
        _data = Console(output, outputIsTerminal);
        Width = outputIsTerminal ? _data.Profile.Width : null;
        Talk = Console(error, errorIsTerminal);
        IsLive = errorIsTerminal && Talk.Profile.Capabilities.Ansi;
    }

    /// <summary>For data in a form of their own: a file or a pipe gets every character as it is.</summary>
    public TextWriter Output { get; }

    public IAnsiConsole Talk { get; }

    /// <summary>True if a person watches: the talk goes to a terminal that can redraw.</summary>
    public bool IsLive { get; }

    /// <summary>Columns of the terminal that the data go to; null for a file or a pipe.</summary>
    public int? Width { get; }

    public static Screen OfThisProcess()
    {
        if (!System.Console.IsOutputRedirected) System.Console.SetOut(new ClosableTerminal(System.Console.Out));
        if (!System.Console.IsErrorRedirected) System.Console.SetError(new ClosableTerminal(System.Console.Error));
        return new(System.Console.Out, System.Console.Error, !System.Console.IsOutputRedirected, !System.Console.IsErrorRedirected);
    }

    /// <summary>Data for people.</summary>
    public void Show(TextTable table)
    {
        foreach (var line in table.Lines(Width))
        {
            if (Width is null) _output.WriteLine(line);
            else _data.Write(Styled(line, end: "\n"));
        }
    }

    /// <summary>A line, or several, of data for people.</summary>
    public void Line(string text) => _output.WriteLine(VisibleText.Lines(text));

    /// <summary>One object.</summary>
    public void Json<T>(T item) => Output.WriteLine(Core.Json.Write(item));

    /// <summary>An array with one object a line.</summary>
    public void JsonList<T>(IEnumerable<T> items)
    {
        var lines = items.Select(item => Core.Json.Write(item)).ToList();
        Output.WriteLine(lines.Count == 0 ? "[]" : "[\n" + string.Join(",\n", lines) + "\n]");
    }

    /// <summary>One line of talk, never wrapped: an editor can jump to a place in it.</summary>
    public void Say(string text) => Talk.Profile.Out.Writer.WriteLine(VisibleText.Lines(text));

    /// <summary>What a sweep file's reader noticed, a line each.</summary>
    public void Say(IEnumerable<SweepProblem> notices)
    {
        foreach (var notice in notices) Say($"{notice with { Message = "note: " + notice.Message }}");
    }

    /// <summary>One line of talk with the local time of day in front, for progress that is piped.</summary>
    public void Say(DateTimeOffset at, string text) => Say(at.ToString("HH:mm:ss ", CultureInfo.InvariantCulture) + text);

    /// <summary>The line as a terminal draws it.</summary>
    public static Paragraph Styled(TextLine line, string end = "")
    {
        var paragraph = new Paragraph { Overflow = Overflow.Crop };
        var length = line.ToString().Length;
        foreach (var piece in line.Pieces)
        {
            paragraph.Append(piece.Text[..Math.Clamp(length, 0, piece.Text.Length)], piece.Style);
            length -= piece.Text.Length;
        }
        return paragraph.Append(end);
    }

    private static IAnsiConsole Console(TextWriter writer, bool terminal) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
    });
}
