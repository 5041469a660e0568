using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search.Bayes;

/// <summary>A configuration that was proposed, and what came of it.</summary>
/// <param name="Loss">Lower is better; null without a result, because it is not there yet or because the runs failed.</param>
public sealed record Observation(Configuration Configuration, double? Loss);

/// <summary>
/// Proposes configurations of a search space. Proposal i depends on the search seed, i and the observations alone, so that
/// every decision can be derived again from what it saw.
/// </summary>
public sealed class TpeSampler(SearchSpace space, long seed)
{
    /// <summary>So many configurations are drawn at random before the first proposal that learns from results.</summary>
    public const int Startup = 10;

    private readonly IReadOnlyList<AxisDimension> _axes = [.. space.Groups.Where(g => g.Axes.Any(a => !a.Distribution.IsConstant)).Select(g => new AxisDimension(g))];

    /// <summary>The next configuration, or null if the space is as good as exhausted.</summary>
    /// <param name="index">Of the proposal, from 0.</param>
    /// <param name="observations">In the order of their proposals.</param>
    /// <param name="isTaken">True for configurations that the sweep has already.</param>
    public Configuration? Propose(int index, IReadOnlyList<Observation> observations, Predicate<Configuration> isTaken)
    {
        Configuration? Allowed(double[] point) =>
            space.Configuration([.. _axes.SelectMany((a, k) => a.Values(point[k])), .. Constants()]) is { } c && ConfigurationRules.Broken(c) is null && !isTaken(c) ? c : null;

        if (index >= Startup && observations.Any(o => o.Loss is { } loss && double.IsFinite(loss)))
        {
            var trials = observations.Select(o => new Trial(Point(o.Configuration), o.Loss ?? double.PositiveInfinity)).ToList();
            var settled = new Dictionary<double[], Configuration>(ReferenceEqualityComparer.Instance);
            var proposal = new ParzenEstimator([.. _axes.Select(a => a.Dimension)]).Propose(trials, SearchRandom.Of(seed, index, "bayes"), point =>
            {
                if (Allowed(point) is not { } configuration) return null;
                var counting = Counting(point, configuration);
                settled[counting] = configuration;
                return counting;
            });
            if (proposal is not null) return settled[proposal];
        }
        return RandomSearch.Draw(space, seed, index, isTaken);
    }

    private double[] Point(Configuration configuration) => Counting([.. _axes.Select(a => a.Of(configuration))], configuration);

    /// <summary>Without what the configuration's conditions switch off.</summary>
    private double[] Counting(double[] point, Configuration configuration) =>
        [.. point.Select((x, k) => _axes[k].Group.Axes.Any(a => a.IsActive(configuration)) ? x : double.NaN)];

    private IEnumerable<(string Name, ParameterValue Value)> Constants() =>
        space.Groups.Where(g => g.Axes.All(a => a.Distribution.IsConstant)).SelectMany(g => g.Take(0));
}
