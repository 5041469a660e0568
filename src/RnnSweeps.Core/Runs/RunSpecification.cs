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

    /// <summary>The run's own folder (absolute), for checkpoints and the log.</summary>
    public required string Folder { get; init; }

    /// <summary><c>cpu</c>, <c>cuda:0</c>, …</summary>
    public required string Device { get; init; }

    /// <summary>Threads of torch on the CPU, 1 or more.</summary>
    public required int Threads { get; init; }
}
