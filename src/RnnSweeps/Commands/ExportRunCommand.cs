using System.CommandLine;
using RnnSweeps.Exports;
using RnnSweeps.Reproduction;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ExportRunCommand : Command
{
    private readonly RunArgument _run = new();
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder to write, which must not be there yet or be empty" };
    private readonly Option<bool> _texts = new("--texts") { Description = "Write its cleaned texts as well, for a place that cannot have them otherwise" };
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;

    public ExportRunCommand(Screen screen)
        : base("export-run", "Write a sweep file of one stored run and its fingerprints, so that the same run can be trained elsewhere and be told to be the same.")
    {
        _screen = screen;
        Add(_run);
        Add(_folder);
        Add(_texts);
        _results.AddTo(this);
        SetAction(ExportAsync);
    }

    private async Task<int> ExportAsync(ParseResult parse, CancellationToken cancellation)
    {
        var path = parse.GetRequiredValue(_folder);
        NewFolder.Check(path);
        await using var store = await _results.OpenAsync(parse, cancellation);
        var stored = await StoredRun.ReadAsync(await _run.FindAsync(parse, store, cancellation), store, cancellation);
        var files = new RunFiles(stored, parse.GetValue(_texts));
        foreach (var file in NewFolder.Write(path, files.All())) _screen.Line(file);
        foreach (var line in files.Instructions()) _screen.Say(line);
        return ExitCode.Done;
    }
}
