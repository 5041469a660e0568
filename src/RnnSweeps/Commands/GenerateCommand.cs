using System.CommandLine;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Generation;

namespace RnnSweeps.Commands;

internal sealed class GenerateCommand : Command
{
    private readonly RunArgument _run = new();
    private readonly Option<string> _prefix = new("--prefix") { Description = "Text to continue", HelpName = "TEXT", DefaultValueFactory = _ => "it has" };
    private readonly Option<int> _length = new Option<int>("--length") { Description = "Characters to write", HelpName = "N", DefaultValueFactory = _ => 50 }.AtLeast(1);
    private readonly Option<double> _temperature = new Option<double>("--temperature") { Description = "0 takes the likeliest character each time; higher is bolder", HelpName = "X", DefaultValueFactory = _ => 0 }.From0();
    private readonly Option<int> _topK = new Option<int>("--top-k") { Description = "Draw among the K likeliest characters only; 0 for all", HelpName = "K", DefaultValueFactory = _ => 0 }.AtLeast(0);
    private readonly Option<long> _seed = new Option<long>("--seed") { Description = "Of the draws", HelpName = "N", DefaultValueFactory = _ => 0 }.AtLeast(0);
    private readonly CheckpointOption _checkpoint = new();
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;

    public GenerateCommand(Screen screen)
        : base("generate", "Let a trained model write.")
    {
        _screen = screen;
        foreach (var part in (Option[])[_prefix, _length, _temperature, _topK, _seed]) Add(part);
        _checkpoint.AddTo(this);
        _results.AddTo(this);
        Add(_run);
        SetAction(GenerateAsync);
    }

    private async Task<int> GenerateAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var run = await _run.FindAsync(parse, store, cancellation);
        using var model = _checkpoint.Load(parse, run, _results.Folder(parse));
        var options = new GenerationOptions(parse.GetValue(_temperature), parse.GetValue(_topK), parse.GetValue(_seed));
        _screen.Line(model.Continue(parse.GetRequiredValue(_prefix), parse.GetValue(_length), options, cancellation));
        return ExitCode.Done;
    }
}
