using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace RnnSweeps.Terminal;

/// <summary>Follows a sweep in the store until it has ended: a table that redraws on a terminal, a line an event elsewhere.</summary>
internal sealed class SweepWatch(Screen screen, ResultStore store, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    /// <summary>Lines of a terminal that the table leaves free: its own frame and the prompt.</summary>
    private const int LinesAround = 8;

    /// <exception cref="OperationCanceledException">Interrupted before the sweep had ended.</exception>
    public Task<SweepRecord> UntilEndAsync(SweepId id, CancellationToken cancellation) =>
        screen.IsLive
            ? screen.Talk.Live(new Text("")).AutoClear(true).StartAsync(live => FollowAsync(id, runs => Redraw(live, runs), cancellation))
            : FollowAsync(id, new Changes(screen, time).Tell, cancellation);

    private async Task<SweepRecord> FollowAsync(SweepId id, Action<IReadOnlyList<RunProgress>> show, CancellationToken cancellation)
    {
        while (true)
        {
            // The state first: when it says "ended", the runs read after it are final.
            var sweep = await store.FindSweepAsync(id, cancellation) ?? throw new UsageException($"There is no sweep '{id}' in {store.Database}.");
            show(await store.ProgressAsync(id, cancellation));
            if (sweep.State != SweepState.Active) return sweep;
            await Task.Delay(BetweenLooks, time, cancellation);
        }
    }

    private void Redraw(LiveDisplayContext live, IReadOnlyList<RunProgress> runs)
    {
        var rows = Math.Max(4, screen.Talk.Profile.Height - LinesAround);
        live.UpdateTarget(new Rows((List<IRenderable>)[RunTable.Of(runs, rows), new Text(RunTable.Counts(runs))]));
    }

    /// <summary>What became of each run since the last look.</summary>
    private sealed class Changes(Screen screen, TimeProvider time)
    {
        private readonly Dictionary<RunId, (RunState State, int Attempt)> _known = [];
        private bool _looked;

        public void Tell(IReadOnlyList<RunProgress> runs)
        {
            foreach (var progress in runs)
            {
                var run = progress.Run;
                if (_known.TryGetValue(run.Id, out var known) && known == (run.State, run.Attempt)) continue;
                _known[run.Id] = (run.State, run.Attempt);
                // What had ended before anybody watched is no news, and neither is a run that waits for its first attempt.
                if ((_looked || !run.State.IsFinal()) && !(run.State == RunState.Queued && run.Attempt == 0)) screen.Say(time.GetLocalNow(), Sentence(progress));
            }
            _looked = true;
        }

        private static string Sentence(RunProgress progress)
        {
            var run = progress.Run;
            var who = $"{run.Id} {run.Label} seed={run.Seed}".Replace("  ", " ", StringComparison.Ordinal);
            return run.State switch
            {
                RunState.Running => run.Attempt == 1 ? $"{who} started" : $"{who} started, attempt {run.Attempt}",
                RunState.Queued when run.Message is null => $"{who} goes on",
                RunState.Paused => $"{who} paused after epoch {progress.Newest?.Epoch}, val ppl {Figures.Perplexity(progress.Newest?.ValPpl)}",
                RunState.Queued => $"{who} waits for its next attempt: {run.Message}",
                RunState.Completed => $"{who} completed, val ppl {Figures.Perplexity(progress.Newest?.ValPpl)}, best {Figures.Perplexity(progress.BestValPpl)}",
                RunState.Failed => $"{who} failed ({run.Reason}): {run.Message}",
                _ => $"{who} {run.State.Name()}: {run.Message}",
            };
        }
    }
}
