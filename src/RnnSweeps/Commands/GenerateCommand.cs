using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Generation;

namespace RnnSweeps.Commands;

internal sealed class GenerateCommand : Command
{
    private readonly Argument<string[]> _runs = new("RUN") { Description = "A run's id, such as quickstart/0001; several are printed side by side", Arity = ArgumentArity.OneOrMore };
    private readonly PrefixOption _prefix = new("Text to continue");
    private readonly Option<int> _length = new Option<int>("--length") { Description = "Characters to write", HelpName = "N", DefaultValueFactory = _ => 50 }.AtLeast(1);
    private readonly Option<double> _temperature = new Option<double>("--temperature") { Description = "0 takes the likeliest character each time; higher is bolder", HelpName = "X", DefaultValueFactory = _ => 0 }.From0();
    private readonly Option<int> _topK = new Option<int>("--top-k") { Description = "Draw among the K likeliest characters only; 0 for all", HelpName = "K", DefaultValueFactory = _ => 0 }.AtLeast(0);
    private readonly Option<long> _seed = new Option<long>("--seed") { Description = "Of the draws", HelpName = "N", DefaultValueFactory = _ => 0 }.AtLeast(0);
    private readonly CheckpointOption _checkpoint = new();
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = new("text", "json");
    private readonly Screen _screen;

    public GenerateCommand(Screen screen)
        : base("generate", "Let a trained model write, or several, to compare them.")
    {
        _screen = screen;
        foreach (var part in (Option[])[_prefix, _length, _temperature, _topK, _seed]) Add(part);
        _checkpoint.AddTo(this);
        _results.AddTo(this);
        Add(_format);
        Add(_runs);
        SetAction(GenerateAsync);
    }

    private async Task<int> GenerateAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        List<RunRecord> runs = [];
        foreach (var id in parse.GetRequiredValue(_runs)) runs.Add(await RunArgument.FindAsync(id, store, cancellation));
        List<Written> texts = [];
        foreach (var run in runs) texts.Add(await WriteAsync(run, store, parse, cancellation));
        if (_format.IsJson(parse)) _screen.JsonList(texts);
        else if (texts is [var only]) _screen.Line(only.Text);
        else foreach (var line in SideBySide.Of([.. texts.Select(Headed)], _screen.Width)) _screen.Line(line);
        return ExitCode.Done;
    }

    private async Task<Written> WriteAsync(RunRecord run, ResultStore store, ParseResult parse, CancellationToken cancellation)
    {
        using var model = await _checkpoint.LoadAsync(parse, run, store, _results.Folder(parse), cancellation);
        var options = new GenerationOptions(parse.GetValue(_temperature), parse.GetValue(_topK), parse.GetValue(_seed));
        var text = model.Continue(_prefix.For(model, run.Id, parse), parse.GetValue(_length), options, cancellation);
        var epochs = await store.EpochsAsync(run.Id, cancellation);
        return new Written(run.Id, run.Label, run.Seed, model.Epoch, epochs.FirstOrDefault(e => e.Epoch == model.Epoch)?.ValPpl, text);
    }

    private static HeadedText Headed(Written w) => new(
        [w.Run.ToString(), (w.Label.Length == 0 ? "" : w.Label + " ") + $"seed={w.Seed}", $"val ppl {Figures.Perplexity(w.ValPpl)} after epoch {w.Epoch}"], w.Text);

    /// <param name="Epoch">Of the weights.</param>
    private sealed record Written(RunId Run, string Label, long Seed, int Epoch, double? ValPpl, string Text);
}
