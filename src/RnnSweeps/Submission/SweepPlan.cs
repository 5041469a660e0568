using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Submission;

/// <summary>What a sweep would train.</summary>
/// <param name="Runs">Configurations times seeds.</param>
internal sealed record SweepPlan(string Name, int Runs, IReadOnlyList<PlannedConfiguration> Configurations, IReadOnlyList<PlannedText> Texts)
{
    public static SweepPlan Of(PreparedSweep sweep)
    {
        var runs = SweepExpansion.Expand(sweep.Reading.Definition);
        return new SweepPlan(
            sweep.Reading.Definition.Name,
            runs.Count,
            [.. runs.GroupBy(r => r.ConfigurationIndex).Select(g => new PlannedConfiguration(g.First().Label, g.First().Configuration, [.. g.Select(r => r.Seed)]))],
            [.. sweep.Frozen.Select(PlannedText.Of)]);
    }
}

/// <param name="Label">The parameters in which the configurations differ.</param>
internal sealed record PlannedConfiguration(string Label, Configuration Parameters, IReadOnlyList<long> Seeds);

/// <param name="Characters">After cleaning.</param>
/// <param name="Share">Of the training windows of its corpus, relative to its other texts.</param>
internal sealed record PlannedText(string Corpus, string Name, Cleaning Cleaning, long Characters, double Share, string Sha256)
{
    public static PlannedText Of(FrozenText text) => new(text.Corpus, text.Name, text.Cleaning, text.Characters, text.Share, text.Sha256);
}
