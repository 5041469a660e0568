using RnnSweeps.Core.Runs;

namespace RnnSweeps.Training.Publishing;

/// <summary>What a model card tells of a run besides what its checkpoint holds.</summary>
/// <param name="Run">As people ask for it.</param>
/// <param name="Label">The parameters in which the sweep's configurations differ; may be empty.</param>
/// <param name="Epochs">All that were trained, from the first.</param>
/// <param name="Device">Where it was trained: <c>cpu</c>, <c>cuda:0</c>, …</param>
/// <param name="Program">Version and commit of the program that accepted the sweep.</param>
/// <param name="Versions">Library versions by name.</param>
public sealed record ModelFacts(
    RunId Run, string Label, IReadOnlyList<EpochMetrics> Epochs, string Device, int Threads, (string Version, string? Commit) Program, IReadOnlyDictionary<string, string> Versions);
