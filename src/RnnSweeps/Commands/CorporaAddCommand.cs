using System.CommandLine;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Commands;

internal sealed class CorporaAddCommand : Command
{
    private readonly Argument<string> _file = new("FILE") { Description = "A text file: UTF-8, UTF-16 with its mark, or windows-1252" };
    private readonly Option<string?> _name = new("--name") { Description = "What sweep files call it [default: the file's name]", HelpName = "NAME" };
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public CorporaAddCommand(Screen screen, TimeProvider time)
        : base("add", "Copy a text of your own into the cache, under a name for sweep files.")
    {
        (_screen, _time) = (screen, time);
        Add(_file);
        Add(_name);
        SetAction(AddText);
    }

    private int AddText(ParseResult parse)
    {
        using var library = TextLibrary.FromEnvironment(_time);
        var file = parse.GetRequiredValue(_file);
        var text = library.Add(parse.GetValue(_name) ?? TextName.OfFile(file), file);
        _screen.Line(text.Name);
        _screen.Say($"{Figures.Bytes(text.Bytes)} in {text.Encoding} were copied; sweep files use it as 'corpus: {text.Name}'.");
        return ExitCode.Done;
    }
}
