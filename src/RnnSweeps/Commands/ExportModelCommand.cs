using System.CommandLine;
using RnnSweeps.Exports;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Publishing;

namespace RnnSweeps.Commands;

internal sealed class ExportModelCommand : Command
{
    private readonly RunArgument _run = new();
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder to write, which must not be there yet or be empty" };
    private readonly CheckpointOption _checkpoint = new();
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;

    public ExportModelCommand(Screen screen)
        : base("export-model", "Write a trained model for use elsewhere: weights as PyTorch names them, vocabulary, specification, and a model card with the code that loads it.")
    {
        _screen = screen;
        Add(_run);
        Add(_folder);
        _checkpoint.AddTo(this);
        _results.AddTo(this);
        SetAction(ExportAsync);
    }

    private async Task<int> ExportAsync(ParseResult parse, CancellationToken cancellation)
    {
        var path = parse.GetRequiredValue(_folder);
        NewFolder.Check(path);
        await using var store = await _results.OpenAsync(parse, cancellation);
        var run = await _run.FindAsync(parse, store, cancellation);
        using var model = await _checkpoint.LoadAsync(parse, run, store, _results.Folder(parse), cancellation);
        var provenance = (await store.ProvenanceAsync(run.Id, cancellation))!;
        var facts = new ModelFacts(
            run.Id, run.Label, await store.EpochsAsync(run.Id, cancellation), run.Device ?? model.Specification.Device, run.Threads ?? model.Specification.Threads,
            (provenance.ProgramVersion, provenance.GitCommit), provenance.Versions);
        foreach (var file in NewFolder.Write(path, ModelFiles.Of(model, facts))) _screen.Line(file);
        _screen.Say($"The model of {run.Id} after epoch {model.Epoch}; README.md has the code that loads it in PyTorch.");
        return ExitCode.Done;
    }
}
