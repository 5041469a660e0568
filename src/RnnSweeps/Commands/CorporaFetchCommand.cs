using System.CommandLine;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Commands;

internal sealed class CorporaFetchCommand : Command
{
    private readonly Argument<string[]> _names = new("NAME") { Description = "Names of texts, as 'corpora list' shows them", Arity = ArgumentArity.OneOrMore };
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public CorporaFetchCommand(Screen screen, TimeProvider time)
        : base("fetch", "Download texts of the catalogue into the cache.")
    {
        (_screen, _time) = (screen, time);
        Add(_names);
        SetAction(FetchAsync);
    }

    private async Task<int> FetchAsync(ParseResult parse, CancellationToken cancellation)
    {
        using var library = TextLibrary.FromEnvironment(_time);
        foreach (var name in parse.GetRequiredValue(_names))
        {
            var text = library.FindHere(name) is { Place: TextOrigin.Program } shipped ? shipped : await library.FetchAsync(name, new TextProgress(_screen, _time), cancellation);
            _screen.Line($"{name}: {Figures.Count(text.Content.Length)} characters from {text.From}");
        }
        return ExitCode.Done;
    }
}
