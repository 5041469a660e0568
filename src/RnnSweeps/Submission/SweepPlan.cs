using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Search.Constraints;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Submission;

/// <summary>What a sweep would train.</summary>
/// <param name="Runs">Of <c>bayes</c> the most there can be, else those of all configurations.</param>
/// <param name="Configurations">Of <c>bayes</c> those before the first proposal that learns from results.</param>
/// <param name="EstimatedSeconds">Of all runs, one after the other, were each trained to its end; null where nothing was timed, or nothing fits into the memory.</param>
/// <param name="Reuse">True if the results of equal runs in the store are taken over.</param>
/// <param name="StoredOn">The kinds of processor that trained what is in the store already.</param>
/// <param name="Warnings">What is no mistake and should be known all the same.</param>
/// <param name="Equal">Configurations that differ from an earlier one in parameters without effect alone, and take over its results.</param>
internal sealed record SweepPlan(
    string Name, long Runs, IReadOnlyList<PlannedConfiguration> Configurations, IReadOnlyList<PlannedText> Texts, double? EstimatedSeconds, bool Reuse, IReadOnlyList<string> Warnings, IReadOnlyList<string> StoredOn, int Equal)
{
    /// <summary>Runs whose results are in the store already.</summary>
    public int Stored => Configurations.Sum(c => c.Stored.Count);

    /// <param name="timing">Null to time nothing.</param>
    /// <param name="store">Where equal runs may be; null for nowhere.</param>
    /// <param name="memory">What a run may take.</param>
    public static async Task<SweepPlan> OfAsync(PreparedSweep sweep, SweepTiming? timing, MachineMemory memory, ResultStore? store, CancellationToken cancellation)
    {
        var definition = sweep.Reading.Definition;
        var runs = SweepExpansion.Expand(definition);
        var total = definition.Method == SearchMethod.Bayes ? SweepExpansion.MostRuns(definition) : runs.Count;
        var stored = await StoredAsync(sweep, runs, store, cancellation);
        var configurations = runs.GroupBy(r => r.ConfigurationIndex).Select(g =>
        {
            var configuration = g.First().Configuration;
            var settings = TrainingSettings.From(configuration);
            var cost = timing?.Of(configuration, cancellation);
            return new PlannedConfiguration(
                g.First().Label, configuration, [.. g.Select(r => r.Seed)], ModelSize.Parameters(settings, Figures.Vocabulary(configuration)),
                cost?.Seconds, cost?.PeakMemoryBytes, cost?.Measured == false, [.. g.Where(stored.ContainsKey).Select(r => stored[r])]);
        }).ToList();
        // A rule that compares configurations while they train needs each of them.
        var equal = definition.EarlyTerminate is Halving ? [] : Twins(configurations);
        var seconds = timing is null || configurations.Count > 0 && configurations.All(c => c.EstimatedSeconds is null) ? (double?)null
            : runs.Count == 0 ? 0
            : configurations.Where(c => !equal.Contains(c)).Sum(c => (c.EstimatedSeconds ?? 0) * (c.Seeds.Count - (definition.Reuse ? c.Stored.Count : 0)))
                + configurations.Sum(c => (c.EstimatedSeconds ?? 0) * c.Seeds.Count) / runs.Count * (total - runs.Count);
        return new SweepPlan(
            definition.Name, total, configurations, [.. sweep.Frozen.Select(PlannedText.Of)], seconds, definition.Reuse, [.. sweep.Reading.Notices.Select(n => n.ToString()), .. TooLarge(sweep, configurations, memory)],
            store is null || stored.Count == 0 ? [] : [.. (await store.TrainedOnAsync(stored.Values, cancellation)).Values.Distinct()], equal.Count);
    }

    /// <summary>What does not fit by estimate, a sentence for each cause.</summary>
    private static IEnumerable<string> TooLarge(PreparedSweep sweep, IReadOnlyList<PlannedConfiguration> configurations, MachineMemory memory) => configurations
        .Select(c => (c.Label, Fault: memory.Exceeded(TrainingSettings.From(c.Parameters), sweep.Vocabulary(TrainingSettings.From(c.Parameters)))))
        .Where(c => c.Fault is not null)
        .GroupBy(c => c.Fault)
        .Select(g => $"{g.First().Label}{(g.Count() > 1 ? $" and {g.Count() - 1} more" : "")}: a run {g.Key}. It was not timed, and would fail as out_of_memory.");

    private static HashSet<PlannedConfiguration> Twins(IReadOnlyList<PlannedConfiguration> configurations)
    {
        var known = new HashSet<Configuration>();
        return [.. configurations.Where(c => !known.Add(ParameterEffects.Effective(c.Parameters)))];
    }

    private static async Task<IReadOnlyDictionary<PlannedRun, RunId>> StoredAsync(PreparedSweep sweep, IReadOnlyList<PlannedRun> runs, ResultStore? store, CancellationToken cancellation)
    {
        if (store is null) return new Dictionary<PlannedRun, RunId>();
        var fingerprints = runs.ToDictionary(r => r, r => sweep.Material.Fingerprint(r.Configuration, r.Seed, sweep.Reading.Definition.Stop, (ThisProgram.Version, ThisProgram.Commit)));
        var trained = await store.TrainedAsync(fingerprints.Values, cancellation);
        return fingerprints.Where(f => trained.ContainsKey(f.Value)).ToDictionary(f => f.Key, f => trained[f.Value]);
    }
}

/// <param name="Label">The parameters in which the configurations differ.</param>
/// <param name="ParameterCount">Numbers of the model.</param>
/// <param name="EstimatedSeconds">Of each run to its end, with one thread; null where nothing was timed.</param>
/// <param name="PeakMemoryBytes">Of the process that trains such a run; null where nothing was timed.</param>
/// <param name="IsDerived">True where time and memory follow from operations, because timing would have taken too long.</param>
/// <param name="Stored">Equal runs that are in the store already.</param>
internal sealed record PlannedConfiguration(
    string Label, Configuration Parameters, IReadOnlyList<long> Seeds, long ParameterCount, double? EstimatedSeconds, long? PeakMemoryBytes, bool IsDerived, IReadOnlyList<RunId> Stored);

/// <param name="Characters">After cleaning.</param>
/// <param name="Share">Of the training windows of its corpus, relative to its other texts.</param>
internal sealed record PlannedText(string Corpus, string Name, Cleaning Cleaning, long Characters, double Share, string Sha256)
{
    public static PlannedText Of(FrozenText text) => new(text.Corpus, text.Name, text.Cleaning, text.Characters, text.Share, text.Sha256);
}
