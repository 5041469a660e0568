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

    /// <summary>Where a look takes long, for thousands of runs, the time between two is that many times as long.</summary>
    private const int LongerThanALook = 10;

    /// <summary>Lines of a terminal that are no rows: the table's head, its two remarks, the numbers, what it waits for, and the cursor's.</summary>
    private const int LinesAround = 7;

    private readonly HashSet<RunId> _told = [];

    /// <summary>Runs whose end has been told in a line.</summary>
    public IReadOnlySet<RunId> Told => _told;

    /// <exception cref="OperationCanceledException">Interrupted before the sweep had ended.</exception>
    public Task<SweepRecord> UntilEndAsync(SweepId id, CancellationToken cancellation) =>
        screen.IsLive
            ? screen.Talk.Live(new Text("")).AutoClear(true).StartAsync(live => FollowAsync(id, (runs, waiting) => Redraw(live, runs, waiting), cancellation))
            : FollowAsync(id, new Changes(screen, time, _told).Tell, cancellation);

    private async Task<SweepRecord> FollowAsync(SweepId id, Action<IReadOnlyList<RunProgress>, string?> show, CancellationToken cancellation)
    {
        while (true)
        {
            var began = time.GetTimestamp();
            // The state first: when it says "ended", the runs read after it are final.
            var sweep = await store.FindSweepAsync(id, cancellation) ?? throw new UsageException($"There is no sweep '{id}' in {store.Database}.");
            var runs = await store.ProgressAsync(id, cancellation);
            show(runs, SweepLine.Waiting(sweep, RunCounts.Of([.. runs.Select(r => r.Run)])));
            if (sweep.State != SweepState.Active) return sweep;
            var took = time.GetElapsedTime(began);
            await Task.Delay(took * LongerThanALook > BetweenLooks ? took * LongerThanALook : BetweenLooks, time, cancellation);
        }
    }

    private void Redraw(LiveDisplayContext live, IReadOnlyList<RunProgress> runs, string? waiting)
    {
        var (width, height) = (screen.Talk.Profile.Width, screen.Talk.Profile.Height);
        var table = RunTable.Of(runs, Math.Max(1, height - LinesAround)).Lines(width, flat: true);
        var below = ((string?[])[RunTable.Counts(runs), waiting]).OfType<string>().Select(t => new TextLine([CellText.Cut(VisibleText.Line(t), width)]));
        live.UpdateTarget(new Rows(table.Concat(below).Select(line => (IRenderable)Screen.Styled(line))));
    }

    /// <summary>What became of each run since the last look.</summary>
    private sealed class Changes(Screen screen, TimeProvider time, HashSet<RunId> told)
    {
        private readonly Dictionary<RunId, (RunState State, int Attempt, int Failures, bool Held)> _known = [];
        private bool _looked;
        private string? _waiting;

        public void Tell(IReadOnlyList<RunProgress> runs, string? waiting)
        {
            foreach (var progress in runs)
            {
                var run = progress.Run;
                if (_known.TryGetValue(run.Id, out var known) && known == (run.State, run.Attempt, run.Failures, run.Held)) continue;
                _known[run.Id] = (run.State, run.Attempt, run.Failures, run.Held);
                // What had ended before anybody watched is no news, and neither is a run that waits for its first attempt.
                if ((!_looked && run.State.IsFinal()) || (run.State == RunState.Queued && run.Attempt == 0 && !run.Held && !known.Held)) continue;
                screen.Say(time.GetLocalNow(), Sentence(progress, known.Held, run.Failures > known.Failures));
                if (run.State.IsFinal()) told.Add(run.Id);
            }
            if (waiting is not null && waiting != _waiting) screen.Say(time.GetLocalNow(), waiting);
            _waiting = waiting;
            _looked = true;
        }

        /// <param name="wasHeld">True if it was paused by a person when it was looked at last.</param>
        /// <param name="hasFailed">True if an attempt failed since then.</param>
        private static string Sentence(RunProgress progress, bool wasHeld, bool hasFailed)
        {
            var run = progress.Run;
            var who = $"{run.Id} {run.Label} seed={run.Seed}".Replace("  ", " ", StringComparison.Ordinal);
            if (run.Held && !run.State.IsFinal()) return $"{who} {(run.State == RunState.Running ? "is to pause" : "is paused by the user")}";
            return run.State switch
            {
                RunState.Queued or RunState.Running when wasHeld => $"{who} goes on",
                RunState.Running when run.Attempt == 1 => $"{who} started",
                RunState.Running when progress.Newest is { } newest && !hasFailed => $"{who} goes on after epoch {newest.Epoch}",
                RunState.Running => $"{who} is tried again, attempt {run.Attempt}",
                RunState.Queued when run.Message is null => $"{who} may go on",
                RunState.Paused => $"{who} paused after epoch {progress.Newest?.Epoch}, val ppl {Figures.Perplexity(progress.Newest?.ValPpl)}",
                RunState.Queued => $"{who} waits for its next attempt: {run.Message}",
                RunState.Completed => $"{who} completed, val ppl {Figures.Perplexity(progress.Newest?.ValPpl)}, best {Figures.Perplexity(progress.BestValPpl)}",
                RunState.Failed => $"{who} failed ({run.Reason}): {run.Message}",
                _ => $"{who} {run.State.Name()}: {run.Message}",
            };
        }
    }
}
