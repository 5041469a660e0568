using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Sweeps;

/// <summary>One run of an expanded sweep.</summary>
/// <param name="Number">From 1, in the order in which the runs are dispatched.</param>
/// <param name="ConfigurationIndex">From 1, in the grid's order.</param>
/// <param name="Label">The parameters in which the configurations differ, for people: <c>cell=gru layers=2</c>.</param>
public sealed record PlannedRun(int Number, int ConfigurationIndex, Configuration Configuration, string Label, long Seed);
