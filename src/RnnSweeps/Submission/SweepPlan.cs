using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search.Constraints;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Submission;

/// <summary>What a sweep would train.</summary>
/// <param name="Runs">Of <c>bayes</c> the most there can be, else those of all configurations.</param>
/// <param name="Configurations">Of <c>bayes</c> those before the first proposal that learns from results.</param>
/// <param name="EstimatedSeconds">Of all runs, one after the other, were each trained to its end; null where nothing was timed.</param>
/// <param name="Warnings">What is no mistake and should be known all the same.</param>
internal sealed record SweepPlan(
    string Name, long Runs, IReadOnlyList<PlannedConfiguration> Configurations, IReadOnlyList<PlannedText> Texts, double? EstimatedSeconds, IReadOnlyList<string> Warnings)
{
    /// <param name="timing">Null to time nothing.</param>
    public static SweepPlan Of(PreparedSweep sweep, SweepTiming? timing, CancellationToken cancellation)
    {
        var definition = sweep.Reading.Definition;
        var runs = SweepExpansion.Expand(definition);
        var total = definition.Method == SearchMethod.Bayes ? SweepExpansion.MostRuns(definition) : runs.Count;
        var configurations = runs.GroupBy(r => r.ConfigurationIndex).Select(g => new PlannedConfiguration(
            g.First().Label, g.First().Configuration, [.. g.Select(r => r.Seed)],
            ModelSize.Parameters(TrainingSettings.From(g.First().Configuration), Figures.Vocabulary(g.First().Configuration)),
            timing?.Seconds(g.First().Configuration, cancellation))).ToList();
        var seconds = timing is null ? null : configurations.Sum(c => c.EstimatedSeconds * c.Seeds.Count) * total / runs.Count;
        return new SweepPlan(
            definition.Name, total, configurations, [.. sweep.Frozen.Select(PlannedText.Of)], seconds, [.. sweep.Reading.Notices.Select(n => n.ToString())]);
    }
}

/// <param name="Label">The parameters in which the configurations differ.</param>
/// <param name="ParameterCount">Numbers of the model.</param>
/// <param name="EstimatedSeconds">Of each run to its end, with one thread; null where nothing was timed.</param>
internal sealed record PlannedConfiguration(string Label, Configuration Parameters, IReadOnlyList<long> Seeds, long ParameterCount, double? EstimatedSeconds);

/// <param name="Characters">After cleaning.</param>
/// <param name="Share">Of the training windows of its corpus, relative to its other texts.</param>
internal sealed record PlannedText(string Corpus, string Name, Cleaning Cleaning, long Characters, double Share, string Sha256)
{
    public static PlannedText Of(FrozenText text) => new(text.Corpus, text.Name, text.Cleaning, text.Characters, text.Share, text.Sha256);
}
