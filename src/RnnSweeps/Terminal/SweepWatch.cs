using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RnnSweeps.Terminal;

/// <summary>Follows a sweep in the store until it has ended: a table that redraws on a terminal, a line an event elsewhere.</summary>
internal sealed class SweepWatch(Screen screen, ResultStore store, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>Where a look takes long, for thousands of runs, the time between two is that many times as long, up to a limit: the end is told soon.</summary>
    private const int LongerThanALook = 10;

    private static readonly TimeSpan LongestBetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Lines of a terminal that are no rows: the table's head, its two remarks, the numbers, what it waits for, and the cursor's.</summary>
    private const int LinesAround = 7;

    private readonly HashSet<RunId> _reported = [];

    /// <summary>Runs whose end has been told in a line.</summary>
    public IReadOnlySet<RunId> Reported => _reported;

    /// <exception cref="OperationCanceledException">Interrupted before the sweep had ended.</exception>
    public Task<SweepRecord> UntilEndAsync(SweepId id, CancellationToken cancellation)
    {
        if (screen.IsLive)
            return screen.Talk.Live(new Text("")).AutoClear(true).StartAsync(live => FollowAsync(id, (counts, waiting) => RedrawAsync(live, id, counts, waiting, cancellation), cancellation));
        var changes = new Changes(screen, store, id, time, _reported);
        return FollowAsync(id, (_, waiting) => changes.TellAsync(waiting, cancellation), cancellation);
    }

    private async Task<SweepRecord> FollowAsync(SweepId id, Func<StateCounts, string?, Task> show, CancellationToken cancellation)
    {
        while (true)
        {
            var began = time.GetTimestamp();
            // The state first: when it says "ended", the runs read after it are final.
            var sweep = await store.FindSweepAsync(id, cancellation) ?? throw new UsageException($"There is no sweep '{id}' in {store.Database}.");
            var counts = await store.StateCountsAsync(id, cancellation);
            await show(counts, SweepLine.Waiting(sweep, counts.Sum));
            if (sweep.State != SweepState.Active) return sweep;
            var took = time.GetElapsedTime(began);
            await Task.Delay(TimeSpan.FromTicks(Math.Clamp(LongerThanALook * took.Ticks, BetweenLooks.Ticks, LongestBetweenLooks.Ticks)), time, cancellation);
        }
    }

    private async Task RedrawAsync(LiveDisplayContext live, SweepId id, StateCounts counts, string? waiting, CancellationToken cancellation)
    {
        var (width, height) = (screen.Talk.Profile.Width, screen.Talk.Profile.Height);
        var shown = await store.ProgressAsync(id, Math.Max(1, height - LinesAround), cancellation);
        var table = RunTable.Of(shown, counts.Runs).Lines(width, flat: true);
        var below = ((string?[])[RunTable.Counts(counts), waiting]).OfType<string>().Select(t => new TextLine([CellText.Cut(VisibleText.Line(t), width)]));
        live.UpdateTarget(new Rows(table.Concat(below).Select(line => (IRenderable)Screen.Styled(line))));
    }

    /// <summary>What became of each run since the last look. Only what is under way, and what has just ended, is read.</summary>
    private sealed class Changes(Screen screen, ResultStore store, SweepId id, TimeProvider time, HashSet<RunId> told)
    {
        private const int EndsAtOnce = 500;

        private readonly Dictionary<int, RunStatus> _known = [];
        private HashSet<int> _underWay = [];
        private EndPosition? _ends;
        private string? _waiting;

        public async Task TellAsync(string? waiting, CancellationToken cancellation)
        {
            // What had ended before anybody watched is no news.
            var ends = _ends ?? (await store.EndedAsync(id, null, EndsAtOnce, cancellation)).Place;
            var underWay = await store.UnderWayAsync(id, cancellation);
            var (numbers, changed) = (underWay.Select(r => r.Number).ToHashSet(), underWay.Where(r => !_known.TryGetValue(r.Number, out var known) || known != r).Select(r => r.Number).ToHashSet());
            // What is under way no more has ended, or waits as if it had never begun.
            changed.UnionWith(_underWay.Except(numbers));
            IReadOnlyList<RunStatus> ended;
            do
            {
                (ended, ends) = await store.EndedAsync(id, ends, EndsAtOnce, cancellation);
                changed.UnionWith(ended.Select(r => r.Number));
            }
            while (ended.Count == EndsAtOnce);
            (_ends, _underWay) = (ends, numbers);
            foreach (var progress in await store.ProgressAsync(id, changed, cancellation)) Tell(progress);
            if (waiting is not null && waiting != _waiting) screen.Say(time.GetLocalNow(), waiting);
            _waiting = waiting;
        }

        private void Tell(RunProgress progress)
        {
            var run = progress.Run;
            var stand = RunStatus.Of(run);
            if (_known.TryGetValue(run.Id.Number, out var known) && known == stand) return;
            _known[run.Id.Number] = stand;
            // A run that waits for its first attempt is no news either.
            if (run.State == RunState.Queued && run.Attempt == 0 && !run.Paused && !known.Paused) return;
            screen.Say(time.GetLocalNow(), Sentence(progress, known.Paused, run.Failures > known.Failures));
            if (run.State.IsFinal()) told.Add(run.Id);
        }

        /// <param name="wasPaused">True if it was paused by a person when it was looked at last.</param>
        /// <param name="hasFailed">True if an attempt failed since then.</param>
        private static string Sentence(RunProgress progress, bool wasPaused, bool hasFailed)
        {
            var run = progress.Run;
            var who = $"{run.Id} {run.Label} seed={run.Seed}".Replace("  ", " ", StringComparison.Ordinal);
            if (run.Paused && !run.State.IsFinal()) return $"{who} {(run.State == RunState.Running ? "is to pause" : "is paused")}";
            return run.State switch
            {
                RunState.Queued or RunState.Running when wasPaused => $"{who} goes on",
                RunState.Running when run.Attempt == 1 => $"{who} started",
                RunState.Running when progress.Newest is { } newest && !hasFailed => $"{who} goes on after epoch {newest.Epoch}",
                RunState.Running => $"{who} is tried again, attempt {run.Attempt}",
                RunState.Queued when run.Message is null => $"{who} may go on",
                RunState.AwaitingPromotion => $"{who} awaits promotion after epoch {progress.Newest?.Epoch}, val ppl {Figures.Perplexity(progress.Newest?.ValPpl)}",
                RunState.Queued => $"{who} waits for its next attempt: {run.Message}",
                RunState.Completed => $"{who} completed, val ppl {Figures.Perplexity(progress.Newest?.ValPpl)}, best {Figures.Perplexity(progress.BestValPpl)}",
                RunState.Failed => $"{who} failed ({run.Reason}): {run.Message}",
                _ => $"{who} {run.State.Name()}: {run.Message}",
            };
        }
    }
}
