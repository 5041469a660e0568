using System.Diagnostics.Metrics;

namespace RnnSweeps.Orchestration.Telemetry;

/// <summary>What a host measures of itself, under the name <see cref="MeterName"/>; it costs next to nothing while nobody listens.</summary>
public static class Instruments
{
    public const string MeterName = "RnnSweeps";

    /// <summary>From a free slot's question to the scheduler's answer, a run or none.</summary>
    public const string PullName = "rnnsweeps.scheduler.pull.duration";

    private static readonly Meter Meter = new(MeterName);

    internal static Histogram<double> Pull { get; } = Meter.CreateHistogram<double>(PullName, "s", "From a free slot's question to the scheduler's answer.");
}
