using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

/// <summary>Where a run's figures come from, besides its parameters, seed and texts.</summary>
/// <param name="ProgramVersion">Of the program that accepted the sweep.</param>
/// <param name="GitCommit">Of its source, where known.</param>
/// <param name="Versions">Library versions by name, as its last attempt's trainer had them; empty before the first attempt.</param>
/// <param name="WeightsSha256">Of the final weights' bytes in the order of their names; null before the run has finished.</param>
/// <param name="Processor">That trained it; null for a GPU, or where an older program did not store it.</param>
public sealed record RunProvenance(string ProgramVersion, string? GitCommit, IReadOnlyDictionary<string, string> Versions, string? WeightsSha256, Processor? Processor = null);
