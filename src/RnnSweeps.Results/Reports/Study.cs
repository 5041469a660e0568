using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Statistics;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Reports;

/// <summary>All that a report tells of a sweep, as it was at one moment.</summary>
/// <param name="Runs">By number.</param>
/// <param name="Decisions">In the order in which they were made.</param>
/// <param name="At">When it was read.</param>
internal sealed record Study(SweepRecord Sweep, SweepDefinition Definition, IReadOnlyList<StudiedRun> Runs, IReadOnlyList<Decision> Decisions, DateTimeOffset At)
{
    public SweepMetric Metric => Definition.Metric;

    public Question Question => new(Metric.Name, Metric.Goal == MetricGoal.Minimize);

    /// <summary>Runs that were trained to the end, or until they got no better, and have the metric.</summary>
    public IReadOnlyList<Measurement> Measurements =>
        field ??= [.. Runs.Where(r => r is { IsWhole: true, Best: { } best } && double.IsFinite(best)).Select(r => new Measurement(r.Index, r.Label, r.Configuration, r.Seed, r.Texts, r.Best!.Value))];

    /// <summary>Every configuration against every other.</summary>
    public Contest Contest => field ??= Contest.OfConfigurations(Measurements, Question);

    /// <summary>Whole runs of each configuration, in the contest's order.</summary>
    public IReadOnlyList<StudiedConfiguration> Configurations => field ??= Grouped();

    /// <summary>Parameters of which the measured runs have more than one value, in the catalogue's order.</summary>
    public IReadOnlyList<string> Varied =>
        field ??= Measurements.Count == 0 ? [] : [.. Measurements[0].Configuration.Keys.Where(name => Measurements.Select(m => m.Configuration[name]).Distinct().Skip(1).Any())];

    private List<StudiedConfiguration> Grouped()
    {
        var runs = Runs.Where(r => r is { IsWhole: true, Best: { } best } && double.IsFinite(best)).ToLookup(r => r.Label.Length == 0 ? "the only configuration" : r.Label);
        return [.. Contest.Contestants.Select(c => new StudiedConfiguration(c, [.. runs[c.Name]]))];
    }
}

/// <summary>A configuration with its whole runs.</summary>
internal sealed record StudiedConfiguration(Contestant Standing, IReadOnlyList<StudiedRun> Runs)
{
    public string Name => Standing.Name;

    /// <summary>Over all epochs of its runs.</summary>
    public double? CharsPerSecond => Mean(r => r.CharsPerSecond);

    /// <summary>Of training, a run.</summary>
    public double? TrainSeconds => Mean(r => r.TrainSeconds);

    public double? Mean(Func<StudiedRun, double?> figure) => Runs.Select(figure).OfType<double>().ToList() is { Count: > 0 } values ? Sample.Mean(values) : null;
}

/// <summary>One run with its epochs.</summary>
/// <param name="Best">The sweep's metric at its best epoch.</param>
/// <param name="Epochs">Trained.</param>
/// <param name="PlannedEpochs">What its configuration asks for.</param>
/// <param name="Texts">JSON: names, fingerprints and shares of what it trained on.</param>
/// <param name="Curve">By epoch; seconds are of training alone.</param>
internal sealed record StudiedRun(
    RunId Id, int Index, string Label, Configuration Configuration, long Seed, RunState State, string? Reason, string? Message, RunId? ReusedFrom,
    double? Best, double? BestValPpl, double? FinalValPpl, int? BestEpoch, int Epochs, int PlannedEpochs,
    double? TrainSeconds, double? ValSeconds, double? CharsPerSecond, long? PeakMemoryBytes, long? ParameterCount, int? Vocabulary,
    string Texts, string? Device, int? Threads, string? Versions, string ProgramVersion, string? GitCommit, RunTimes Times, IReadOnlyList<StudiedPoint> Curve)
{
    /// <summary>Trained to the end, or until it got no better: its figures are those of a whole training.</summary>
    public bool IsWhole => State == RunState.Completed || State == RunState.Stopped && Reason == "patience";

    public Convergence Convergence => field ??= new Convergence([.. Curve.Select(p => new CurvePoint(p.Epoch, p.Step, p.Seconds, p.TrainPpl, p.ValPpl))]);
}

/// <summary>An epoch.</summary>
/// <param name="Seconds">Of training up to its end.</param>
/// <param name="Metric">The sweep's.</param>
internal sealed record StudiedPoint(int Epoch, long Step, double Seconds, double TrainPpl, double? ValPpl, double? Metric);

/// <summary>Where a run's time went.</summary>
/// <param name="Attempts">Tries that have begun.</param>
/// <param name="Failures">Of them, those that failed.</param>
/// <param name="BusySeconds">From the begin to the end of each try, added up.</param>
/// <param name="LostSeconds">Of tries that failed or were taken over, what left no epoch behind.</param>
internal sealed record RunTimes(int Attempts, int Failures, double BusySeconds, double LostSeconds, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);
