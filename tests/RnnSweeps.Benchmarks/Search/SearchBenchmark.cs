using System.Globalization;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Search.Bayes;

namespace RnnSweeps.Benchmarks.Search;

/// <summary>
/// Regret after equally many trials of <c>random</c> and of <c>bayes</c>, over the same seeds. The regret is of the point
/// that looked best, without its noise.
/// </summary>
internal static class SearchBenchmark
{
    public const int Trials = 100, Seeds = 30;

    /// <summary>One line a function, search and seed: <c>function,search,seed,regret</c>.</summary>
    public static void Run()
    {
        Console.WriteLine("function,search,seed,regret");
        foreach (var function in TestFunction.All)
            foreach (var (name, learns) in new[] { ("random", false), ("bayes", true) })
                foreach (var (seed, regret) in Enumerable.Range(0, Seeds).AsParallel().AsOrdered().Select(s => (s, Regret(function, s, learns))))
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{function.Name},{name},{seed},{regret:G9}"));
    }

    private static double Regret(TestFunction function, int seed, bool learns)
    {
        var estimator = new ParzenEstimator(function.Dimensions);
        var noise = SearchRandom.Of(seed, 0, "noise");
        var trials = new List<Trial>();
        for (var i = 0; i < Trials; i++)
        {
            var random = SearchRandom.Of(seed, i, function.Name);
            var point = learns && i >= TpeSampler.Startup
                ? estimator.Propose(trials, random, function.Counts)!
                : function.Counts([.. function.Dimensions.Select(d => d.DrawPrior(random))]);
            trials.Add(new Trial(point, function.Value(point) + function.Noise * Gauss(noise)));
        }
        return function.Value([.. trials.MinBy(t => t.Loss)!.Point]) - function.Lowest;
    }

    private static double Gauss(SearchRandom random) => Math.Sqrt(-2 * Math.Log(1 - random.Uniform())) * Math.Cos(2 * Math.PI * random.Uniform());
}
