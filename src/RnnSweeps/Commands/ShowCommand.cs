using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Commands;

internal sealed class ShowCommand : Command
{
    private readonly Argument<string> _what = new("SWEEP|RUN") { Description = "A sweep's id, such as quickstart, or a run's, such as quickstart/0001" };
    private readonly Option<bool> _all = new("--all") { Description = $"Show every row, not only {RowLimit.Most} of each table" };
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;

    public ShowCommand(Screen screen)
        : base("show", "Show a sweep with its leaderboard, its runs and why some ended early, or one run with its epochs.")
    {
        _screen = screen;
        Add(_what);
        Add(_all);
        _results.AddTo(this);
        Add(_format);
        SetAction(ShowAsync);
    }

    private async Task<int> ShowAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var what = parse.GetRequiredValue(_what);
        var most = RowLimit.Of(parse.GetValue(_all));
        if (what.Contains('/', StringComparison.Ordinal))
            await ShowRunAsync(await RunArgument.FindAsync(what, store, cancellation), store, _format.IsJson(parse), most, cancellation);
        else
            await ShowSweepAsync(await SweepArgument.FindAsync(what, store, cancellation), store, _results.Folder(parse), _format.IsJson(parse), most, cancellation);
        return ExitCode.Done;
    }

    private async Task ShowSweepAsync(SweepRecord sweep, ResultStore store, ResultsFolder folder, bool json, int most, CancellationToken cancellation)
    {
        var definition = ParsedSweepFile.Of(sweep).Definition;
        var metric = definition.Metric;
        var leaderboard = await Leaderboard.OfAsync(store, sweep.Id, metric, cancellation);
        var counts = await store.StateCountsAsync(sweep.Id, cancellation);
        var all = json || most >= counts.Runs;
        var runs = all ? await store.ProgressAsync(sweep.Id, cancellation) : await store.ProgressAsync(sweep.Id, most, cancellation);
        var line = SweepLine.Of(sweep, counts.Sum);
        var endings = Endings.Of(definition, await EndedEarlyAsync(sweep, definition, store, cancellation), definition.EarlyTerminate is null ? [] : await store.DecisionsAsync(sweep.Id, cancellation));
        if (json)
        {
            _screen.Json(new { Sweep = line, sweep.Texts, Leaderboard = leaderboard, Endings = endings, Runs = runs });
            return;
        }
        _screen.Line($"{sweep.Id}: {line.State}{(line.Reason is { } why ? $" ({why.TrimEnd('.')})" : "")}, priority {sweep.Priority}, submitted {Figures.Moment(sweep.SubmittedAt)} UTC by version {sweep.ProgramVersion}");
        _screen.Line(RunTable.Counts(counts));
        _screen.Line("");
        _screen.Show(LeaderboardTable.Of(sweep.Id, leaderboard, metric, most));
        EndingTables.Show(_screen, sweep.Id, metric, endings, most);
        _screen.Line("");
        _screen.Show(RunTable.Of(runs, counts.Runs, $": 'rnnsweeps show {sweep.Id} --all' shows all."));
        if (await LostWeights.OfAsync(sweep.Id, counts.Runs, store, folder, cancellation) is { } lost) _screen.Say(lost);
        ShowNotes(sweep.Id, await store.EventsAsync(sweep.Id, cancellation), most);
    }

    /// <summary>What a rule decided is explained by all configurations that it saw.</summary>
    private static Task<IReadOnlyList<RunRecord>> EndedEarlyAsync(SweepRecord sweep, SweepDefinition definition, ResultStore store, CancellationToken cancellation) =>
        definition.EarlyTerminate is null ? store.EndedEarlyAsync(sweep.Id, cancellation) : store.RunsAsync(sweep.Id, cancellation);

    /// <summary>The newest of them.</summary>
    private void ShowNotes(SweepId sweep, IReadOnlyList<EventRecord> notes, int most)
    {
        if (notes.Count == 0) return;
        _screen.Line("");
        if (notes.Count > most) _screen.Line($"{notes.Count - most} earlier notes: 'rnnsweeps show {sweep} --all' shows all.");
        foreach (var note in notes.TakeLast(most)) _screen.Line($"{Figures.Moment(note.At)} {note.Kind}: {note.Message}");
    }

    private async Task ShowRunAsync(RunRecord run, ResultStore store, bool json, int most, CancellationToken cancellation)
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
        _screen.Line("");
        _screen.Show(EpochTable.Of(run.Id, epochs, most));
        foreach (var evaluation in evaluations) _screen.Line($"on {evaluation.Text}: val ppl {Figures.Perplexity(evaluation.Ppl)}");
        foreach (var sample in samples) _screen.Line($"after epoch {sample.Epoch} it writes: {sample.Text}");
    }
}
