using System.Globalization;
using RnnSweeps.Core.Sweeps;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RnnSweeps.Terminal;

/// <summary>Standard output is data, standard error is talk: progress, remarks and errors never mix into what a pipe reads.</summary>
internal sealed class Screen
{
    /// <summary>Width of tables that go to a file or a pipe, in columns: wide enough that nothing wraps.</summary>
    private const int PipedWidth = 240;

    private const char GivesWay = '\t';

    private Screen(TextWriter output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal)
    {
        Output = output;
        Data = Console(output, outputIsTerminal);
        Width = outputIsTerminal ? Data.Profile.Width : null;
        Talk = Console(error, errorIsTerminal);
        IsLive = errorIsTerminal && Talk.Profile.Capabilities.Ansi;
    }

    public TextWriter Output { get; }

    public IAnsiConsole Talk { get; }

    /// <summary>True if a person watches: the talk goes to a terminal that can redraw.</summary>
    public bool IsLive { get; }

    /// <summary>Columns of the terminal that the data go to; null for a file or a pipe.</summary>
    public int? Width { get; }

    private IAnsiConsole Data { get; }

    public static Screen OfThisProcess()
    {
        if (!System.Console.IsOutputRedirected) System.Console.SetOut(new ClosableTerminal(System.Console.Out));
        if (!System.Console.IsErrorRedirected) System.Console.SetError(new ClosableTerminal(System.Console.Error));
        return new(System.Console.Out, System.Console.Error, !System.Console.IsOutputRedirected, !System.Console.IsErrorRedirected);
    }

    /// <summary>Data for people.</summary>
    public void Show(IRenderable data) => Data.Write(data);

    /// <summary>One line of data.</summary>
    public void Line(string text) => Output.WriteLine(text);

    /// <summary>One object.</summary>
    public void Json<T>(T item) => Output.WriteLine(Core.Json.Write(item));

    /// <summary>An array with one object a line.</summary>
    public void JsonList<T>(IEnumerable<T> items)
    {
        var lines = items.Select(item => Core.Json.Write(item)).ToList();
        Output.WriteLine(lines.Count == 0 ? "[]" : "[\n" + string.Join(",\n", lines) + "\n]");
    }

    /// <summary>One line of talk, never wrapped: an editor can jump to a place in it.</summary>
    public void Say(string text) => Talk.Profile.Out.Writer.WriteLine(text);

    /// <summary>What a sweep file's reader noticed, a line each.</summary>
    public void Say(IEnumerable<SweepProblem> notices)
    {
        foreach (var notice in notices) Say($"{notice with { Message = "note: " + notice.Message }}");
    }

    /// <summary>One line of talk with the local time of day in front, for progress that is piped.</summary>
    public void Say(DateTimeOffset at, string text) => Say(at.ToString("HH:mm:ss ", CultureInfo.InvariantCulture) + text);

    /// <summary>A table with one space between columns; only a <see cref="Shrinking"/> column gives way on a narrow terminal.</summary>
    public static Table Table(params (string Header, Justify Align)[] columns)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        foreach (var (header, align) in columns)
        {
            table.AddColumn(new TableColumn(new Text(header.TrimEnd(GivesWay)))
            {
                Alignment = align, NoWrap = !header.EndsWith(GivesWay), Padding = new Padding(0, 0, 1, 0),
            });
        }
        return table;
    }

    /// <summary>Marks the header of a column whose cells may be cut off.</summary>
    public static string Shrinking(string header) => header + GivesWay;

    private static IAnsiConsole Console(TextWriter writer, bool terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!terminal) console.Profile.Width = PipedWidth;
        return console;
    }
}
