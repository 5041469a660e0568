using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Search.Bayes;
using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Core.Sweeps;

/// <summary>What <c>bayes</c> proposes next; the same for whoever derives it again from the store.</summary>
public static class Proposals
{
    /// <summary>The next configuration, or null if the space is as good as exhausted.</summary>
    /// <param name="known">The configurations so far, in the order in which they were proposed.</param>
    /// <param name="seen">Their results; lower is better.</param>
    public static Configuration? Next(SweepDefinition sweep, SearchSpace space, IReadOnlyList<Configuration> known, IReadOnlyList<SeenResult> seen)
    {
        var results = seen.ToDictionary(s => s.ConfigurationIndex, s => s.Value);
        var taken = known.ToHashSet();
        return new TpeSampler(space, sweep.SearchSeed).Propose(
            known.Count, [.. known.Select((c, i) => new Observation(c, results.GetValueOrDefault(i + 1)))], taken.Contains);
    }
}
