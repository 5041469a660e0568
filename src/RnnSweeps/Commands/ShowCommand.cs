using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ShowCommand : Command
{
    private readonly Argument<string> _what = new("SWEEP|RUN") { Description = "A sweep's id, such as quickstart, or a run's, such as quickstart/0001" };
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;

    public ShowCommand(Screen screen)
        : base("show", "Show a sweep with its leaderboard and runs, or one run with its epochs.")
    {
        _screen = screen;
        Add(_what);
        _results.AddTo(this);
        Add(_format);
        SetAction(ShowAsync);
    }

    private async Task<int> ShowAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var what = parse.GetRequiredValue(_what);
        if (what.Contains('/', StringComparison.Ordinal))
            await ShowRunAsync(await RunArgument.FindAsync(what, store, cancellation), store, _format.IsJson(parse), cancellation);
        else
            await ShowSweepAsync(await SweepArgument.FindAsync(what, store, cancellation), store, _format.IsJson(parse), cancellation);
        return ExitCode.Done;
    }

    private async Task ShowSweepAsync(SweepRecord sweep, ResultStore store, bool json, CancellationToken cancellation)
    {
        var metric = SweepReading.Of(sweep).Definition.Metric;
        var leaderboard = await Leaderboard.OfAsync(store, sweep.Id, metric, cancellation);
        var runs = await store.ProgressAsync(sweep.Id, cancellation);
        var line = SweepLine.Of(sweep, RunCounts.Of([.. runs.Select(r => r.Run)]));
        if (json)
        {
            _screen.Json(new { Sweep = line, sweep.Texts, Leaderboard = leaderboard, Runs = runs });
            return;
        }
        _screen.Line($"{sweep.Id}: {line.State}{(line.Reason is { } why ? $" ({why.TrimEnd('.')})" : "")}, priority {sweep.Priority}, submitted {Figures.Moment(sweep.SubmittedAt)} UTC by version {sweep.ProgramVersion}");
        _screen.Line(RunTable.Counts(runs));
        _screen.Show(LeaderboardTable.Of(leaderboard, metric));
        _screen.Show(RunTable.Of(runs));
        foreach (var note in await store.EventsAsync(sweep.Id, cancellation)) _screen.Line($"{Figures.Moment(note.At)} {note.Kind}: {note.Message}");
    }

    private async Task ShowRunAsync(RunRecord run, ResultStore store, bool json, CancellationToken cancellation)
    {
        var epochs = await store.EpochsAsync(run.Id, cancellation);
        var evaluations = await store.EvaluationsAsync(run.Id, cancellation);
        var samples = await store.SamplesAsync(run.Id, cancellation);
        if (json)
        {
            _screen.Json(new { Run = run, Epochs = epochs, Evaluations = evaluations, Samples = samples });
            return;
        }
        _screen.Line($"{run.Id}: {RunTable.State(run)}{(run.Message is { Length: > 0 } message ? ", " + message : "")}");
        _screen.Line($"attempt {run.Attempt}, {run.Failures} failures, device {run.Device ?? Figures.None}, threads {run.Threads?.ToString() ?? Figures.None}{(run is { State: RunState.Queued, NotBefore: { } moment } ? $", not before {Figures.Moment(moment)} UTC" : "")}");
        _screen.Line(string.Join(' ', run.Configuration.Select(p => $"{p.Key}={p.Value}").Append($"seed={run.Seed}")));
        _screen.Show(EpochTable.Of(epochs));
        foreach (var evaluation in evaluations) _screen.Line($"on {evaluation.Text}: val ppl {Figures.Perplexity(evaluation.Ppl)}");
        foreach (var sample in samples) _screen.Line($"after epoch {sample.Epoch} it writes: {sample.Text}");
    }
}
