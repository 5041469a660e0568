using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Runs;

/// <summary>Everything that a trainer needs for one attempt at one run; one JSON line on its standard input.</summary>
public sealed record RunSpecification
{
    public required RunId Run { get; init; }

    /// <summary>1 for the first try; a trainer resumes from the newest sound checkpoint in <see cref="Folder"/>, whatever attempt wrote it.</summary>
    public required int Attempt { get; init; }

    public required Configuration Configuration { get; init; }

    public required long Seed { get; init; }

    /// <summary>The texts of the run's corpus, in the mix's order.</summary>
    public required IReadOnlyList<FrozenText> Texts { get; init; }

    /// <summary>Texts that the trained model is measured on as well, with the vocabulary of its corpus.</summary>
    public IReadOnlyList<FrozenText> EvaluateOn { get; init; } = [];

    /// <summary>What <c>init_from</c> names, copied; null where the file itself is to be read, or for fresh weights.</summary>
    public FrozenWeights? InitialWeights { get; init; }

    /// <summary>The run's own folder (absolute), for checkpoints and the log.</summary>
    public required string Folder { get; init; }

    /// <summary><c>cpu</c>, <c>cuda:0</c>, …</summary>
    public required string Device { get; init; }

    /// <summary>Threads of torch on the CPU, 1 or more.</summary>
    public required int Threads { get; init; }

    /// <summary>
    /// The last epoch to train now: after it the trainer leaves a checkpoint and says <see cref="RungReached"/>. Null, or the
    /// configuration's epochs or more, for a whole training. Schedules go by the configuration's epochs all the same.
    /// </summary>
    public int? UntilEpoch { get; init; }

    /// <summary>When the trainer ends the run by itself because it has stopped getting better; null for never.</summary>
    public Patience? Patience { get; init; }

    /// <summary>What the run may use. Its agent sees to it; the trainer tells by it what would fit.</summary>
    public RunLimits Limits { get; init; } = RunLimits.None;

    /// <summary>So many epochs, from the first, have a row in the store: the trainer goes on from a checkpoint that tells all others again. Null where there is no store.</summary>
    public int? StoredEpochs { get; init; }

    /// <summary>Seconds that former attempts have trained, as far as their epochs are stored.</summary>
    public double TrainedSeconds { get; init; }
}

/// <summary>A run ends when the best validation perplexity has not fallen by more than <paramref name="MinDelta"/> for so many evaluations.</summary>
/// <param name="Evaluations">1 or more.</param>
/// <param name="MinDelta">Perplexity, 0 or more.</param>
public sealed record Patience(int Evaluations, double MinDelta);
