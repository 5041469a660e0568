using System.Globalization;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>What one attempt uses, beside what its sweep file allows it.</summary>
/// <param name="residentBytes">Of the trainer and all its processes, now.</param>
internal sealed class AttemptLimits(RunSpecification specification, Func<long> residentBytes, TimeProvider time)
{
    private readonly bool _onGpu = specification.Device != "cpu";
    private long? _began;
    private long _reportedBytes;

    /// <summary>How often somebody should look; null if nothing is limited.</summary>
    public TimeSpan? Look => specification.Limits == RunLimits.None ? null : TimeSpan.FromSeconds(1);

    /// <summary>Entries of the vocabulary, as soon as the trainer has told them.</summary>
    public int Vocabulary { get; private set; } = CleanedLetters;

    private const int CleanedLetters = 28;

    public void Hear(RunEvent said)
    {
        if (said is RunStarted started) (_began, Vocabulary) = (time.GetTimestamp(), started.Vocabulary.Count);
        if (said is EpochEnded ended) _reportedBytes = ended.Metrics.PeakMemoryBytes;
    }

    /// <summary>One sentence if the run's time is spent; else null.</summary>
    public string? TimeSpent()
    {
        if (specification.Limits.Time is not { } limit || _began is not { } began) return null;
        var trained = TimeSpan.FromSeconds(specification.TrainedSeconds) + time.GetElapsedTime(began);
        return trained < limit ? null : Spent(limit, trained);
    }

    /// <summary>A part of a sentence if the trainer uses more memory than it may; else null.</summary>
    public string? MemoryExceeded()
    {
        if (specification.Limits.MemoryBytes is not { } limit) return null;
        var used = _onGpu ? _reportedBytes : residentBytes();
        return used <= limit ? null
            : $"it used {ByteSize.Display(used)} of memory{(_onGpu ? $" on {specification.Device}" : "")}, and limits.memory allows {ByteSize.Display(limit)}; {Fitting(limit)}";
    }

    /// <summary>What did not fit and what would, by the program's own estimate.</summary>
    /// <param name="bytes">What a trainer may use.</param>
    public string Fitting(long bytes)
    {
        var settings = TrainingSettings.From(specification.Configuration);
        return MemoryNeeds.Describe(settings, MemoryNeeds.LargestBatch(settings, Vocabulary, bytes), "by estimate");
    }

    public static string Spent(TimeSpan limit, TimeSpan trained) => string.Create(CultureInfo.InvariantCulture,
        $"It has trained for {SweepBudget.Display(trained)}, and limits.time allows {SweepBudget.Display(limit)}.");
}
