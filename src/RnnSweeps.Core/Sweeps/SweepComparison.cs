using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Do two files mean the same? Comments, line ends, the description and defaults that are written out make no difference.</summary>
public static class SweepComparison
{
    /// <summary>The keys in which two definitions differ, parameters one by one (<c>parameters.lr</c>); none where they mean the same.</summary>
    public static IReadOnlyList<string> Differences(SweepDefinition a, SweepDefinition b)
    {
        var keys = new List<string>();
        void Compare(string key, bool same)
        {
            if (!same) keys.Add(key);
        }
        Compare("method", a.Method == b.Method);
        Compare("metric", a.Metric == b.Metric);
        Compare("corpora", SameCorpora(a.Corpora, b.Corpora));
        Compare("evaluate_on", a.EvaluateOn.SequenceEqual(b.EvaluateOn));
        keys.AddRange(Parameters(a, b));
        Compare("grids", Same(a.Grids, b.Grids));
        Compare("include", Same(a.Include, b.Include));
        Compare("exclude", a.Exclude.SequenceEqual(b.Exclude));
        Compare("zip", Same(a.Zip, b.Zip));
        Compare("constraints", a.Constraints.Select(c => c.Text).SequenceEqual(b.Constraints.Select(c => c.Text)));
        Compare("seeds", a.Seeds.SequenceEqual(b.Seeds));
        Compare("search_seed", a.SearchSeed == b.SearchSeed);
        Compare("run_cap", a.RunCap == b.RunCap);
        Compare("budget", a.Budget == b.Budget);
        Compare("early_terminate", a.EarlyTerminate == b.EarlyTerminate);
        Compare("stop", a.Stop == b.Stop);
        Compare("fail_fast", a.FailFast == b.FailFast);
        Compare("reuse", a.Reuse == b.Reuse);
        Compare("retries", a.Retries == b.Retries);
        Compare("limits", a.Limits == b.Limits);
        Compare("requires", a.Requires == b.Requires);
        Compare("priority", a.Priority == b.Priority);
        Compare("slots", a.Slots == b.Slots);
        return keys;
    }

    private static List<string> Parameters(SweepDefinition a, SweepDefinition b)
    {
        var (mine, theirs) = (DeclaredAxes(a), DeclaredAxes(b));
        var differing = mine.Concat(theirs).Select(x => x.Name).Distinct()
            .Where(name => mine.FirstOrDefault(x => x.Name == name) != theirs.FirstOrDefault(x => x.Name == name)).Select(name => $"parameters.{name}").ToList();
        // What varies is counted through in its order; what is fixed has none.
        return differing.Count == 0 && !Varying(mine).SequenceEqual(Varying(theirs)) ? ["the order of parameters"] : differing;
    }

    private static IEnumerable<string> Varying(IEnumerable<Axis> axes) => axes.Where(x => !x.Distribution.IsConstant).Select(x => x.Name);

    /// <summary>Without defaults that are written out, unless a grid is laid over them.</summary>
    private static List<Axis> DeclaredAxes(SweepDefinition sweep)
    {
        var over = sweep.Grids.Concat(sweep.Include).SelectMany(axes => axes).Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        return [.. sweep.Parameters.Where(x => over.Contains(x.Name) || x.When is not null || !IsDefault(x))];
    }

    private static bool IsDefault(Axis axis) =>
        axis.Distribution.IsConstant && ParameterCatalogue.Find(axis.Name) is { Default: { } usual } parameter && parameter.Accept(axis.Values[0]) == usual;

    private static bool SameCorpora(IReadOnlyDictionary<string, CorpusMix> a, IReadOnlyDictionary<string, CorpusMix> b) => a.Count == b.Count && a.All(
        mix => b.TryGetValue(mix.Key, out var other) && mix.Value.Texts.SequenceEqual(other.Texts) && mix.Value.Fallback.SequenceEqual(other.Fallback));

    private static bool Same<T>(IReadOnlyList<IReadOnlyList<T>> a, IReadOnlyList<IReadOnlyList<T>> b) =>
        a.Count == b.Count && a.Zip(b, (x, y) => x.SequenceEqual(y)).All(same => same);
}
