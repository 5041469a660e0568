using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search;

/// <summary>
/// Random configurations, each once. Draw i depends on the sweep's search seed and i alone, and each of its axes on its own
/// name as well, so that neither parallel work nor another axis changes it.
/// </summary>
public static class RandomSearch
{
    private const int MostTries = 1000;

    /// <summary>
    /// The i-th draw that is allowed and new, or null if a thousand tries found none: the space is then as good as exhausted.
    /// </summary>
    /// <param name="isTaken">True for configurations that the sweep has already.</param>
    /// <param name="given">Values that this draw must have, in place of the axes' own; null for none.</param>
    public static Configuration? Draw(SearchSpace space, long seed, long index, Predicate<Configuration> isTaken, IReadOnlyList<(string Name, ParameterValue Value)>? given = null)
    {
        for (var turn = 0; turn < MostTries; turn++)
        {
            var point = space.Groups.SelectMany(g => g.At(Uniform(seed, index, g.Name, turn)));
            if (given is not null) point = point.Where(p => given.All(g => g.Name != p.Name)).Concat(given);
            if (space.Configuration(point) is { } configuration && ConfigurationRules.Broken(configuration) is null && !isTaken(configuration)) return configuration;
        }
        return null;
    }

    /// <summary>The number of which that draw's value of an axis is the quantile.</summary>
    /// <param name="turn">Counts draws that were not allowed, from 0.</param>
    internal static double Uniform(long seed, long index, string name, int turn) =>
        SearchRandom.Of(seed, index, turn == 0 ? name : FormattableString.Invariant($"{name}/{turn}")).Uniform();
}
