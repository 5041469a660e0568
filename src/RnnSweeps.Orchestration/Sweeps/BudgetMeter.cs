using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>
/// What a sweep has spent. All its runs are added up once; then what those in training, and those that were, have spent since.
/// </summary>
internal sealed class BudgetMeter(ResultStore store, SweepId id, TimeProvider time)
{
    private readonly Dictionary<RunId, int> _known = [];
    private readonly HashSet<RunId> _changed = [];
    private bool _isRead;
    private bool _hasOtherEnds;
    private (TimeSpan Before, long At)? _began;

    public long Epochs { get; private set; }

    public double DeviceSeconds { get; private set; }

    /// <summary>The best figure of the metric, by its goal.</summary>
    public double? Best { get; private set; }

    public void Changed(RunId run) => _changed.Add(run);

    /// <param name="inTraining">Runs that spend at the moment.</param>
    public async Task ReadAsync(SweepMetric metric, IEnumerable<RunId> inTraining)
    {
        var (changed, whole) = (_changed.Union(inTraining).ToList(), !_isRead);
        _changed.Clear();
        if (whole) Reset();
        _isRead = false;
        foreach (var run in await store.SpendingAsync(id, metric, whole ? null : [.. changed.Select(r => (r, _known.GetValueOrDefault(r)))]))
        {
            _known[run.Run] = run.Newest;
            Epochs += run.Epochs;
            DeviceSeconds += run.Seconds;
            if (run.Best is { } best && !(metric.Goal == MetricGoal.Minimize ? Best <= best : Best >= best)) Best = best;
        }
        _isRead = true;
    }

    /// <summary>Since the first run began. The clock is asked once: from then on it does not matter how it is set.</summary>
    public async Task<TimeSpan> WallClockAsync()
    {
        if (_began is null && await store.BeganAsync(id) is { } began)
            _began = (time.GetUtcNow() - began is var before && before > TimeSpan.Zero ? before : TimeSpan.Zero, time.GetTimestamp());
        return _began is var (spent, at) ? spent + time.GetElapsedTime(at) : TimeSpan.Zero;
    }

    /// <summary>The kind of failure of which every one of the first runs to end has failed; null if there is none, or not yet.</summary>
    public async Task<string?> CommonFailureAsync(int runs)
    {
        if (_hasOtherEnds) return null;
        var first = await store.FirstEndedAsync(id, runs);
        if (first.Count < runs) return null;
        var common = first[0] is { } cause && first.All(f => f == cause) ? cause : null;
        _hasOtherEnds = common is null;
        return common;
    }

    private void Reset()
    {
        _known.Clear();
        (Epochs, DeviceSeconds, Best) = (0, 0, null);
    }
}
