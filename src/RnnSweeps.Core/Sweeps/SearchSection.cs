using System.Globalization;
using System.Numerics;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Search.Distributions;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>The last look at a definition, once each part of the file is sound: do they make sense together?</summary>
internal sealed class SearchSection(YamlMap root, SweepProblems problems)
{
    private const int DefaultRunCap = 100, LargestDefaultRunCap = 1000;

    /// <summary>With the defaults that depend on other keys.</summary>
    public SweepDefinition Checked(SweepDefinition sweep)
    {
        CheckDistributions(sweep);
        if (problems.Any) return sweep;
        if (sweep.Method == SearchMethod.Grid) CheckGrid(sweep);
        else
        {
            if (root["grids"] is { } grids) problems.Add(grids, $"grids is for method grid; take it out, or the method {Name(sweep)}");
            sweep = Capped(sweep);
            if (!problems.Any && DrawExpansion.Configurations(sweep, 1).Count == 0)
                problems.Add(Space, "no configuration is left: of a thousand draws, exclude, constraints and rules between parameters took out every one");
        }
        CheckStopping(sweep);
        new EffectSection(root, problems).Check(sweep);
        return sweep;
    }

    private YamlPart Space => root["constraints"] ?? root["exclude"] ?? root["parameters"] ?? root;

    private static string Name(SweepDefinition sweep) => sweep.Method == SearchMethod.Random ? "random" : "bayes";

    private void CheckDistributions(SweepDefinition sweep)
    {
        var grid = sweep.Method == SearchMethod.Grid;
        foreach (var axis in sweep.Parameters)
        {
            if (grid) CheckCountable(axis, ParametersSection.Place(root, axis.Name), "; give values, or take method random or bayes");
            if (!grid && axis.Distribution is Quantised { Beyond: { Count: > 0 } beyond, Q: var q })
                problems.Notice(ParametersSection.Place(root, axis.Name), FormattableString.Invariant($"{axis.Distribution.Name} of {axis.Name} stays between its ends; Weights & Biases would also draw {string.Join(" and ", beyond)}, the next multiple of q = {q} beyond"));
            // Two whole ends are how int_uniform is written; of a learning rate, few people mean that.
            if (axis.Distribution is IntUniform && ParameterCatalogue.Find(axis.Name)!.Kind == ParameterKind.Number)
                problems.Notice(ParametersSection.Place(root, axis.Name), $"{axis.Name} takes whole numbers only, because its min and max are whole (int_uniform); write 1.0 for 1 if you mean every number between");
        }
        foreach (var axis in sweep.Grids.SelectMany(g => g)) CheckCountable(axis, root["grids"]!, "; give values");
        foreach (var axis in sweep.Include.SelectMany(g => g)) CheckCountable(axis, root["include"]!, "; a combination gives values");
    }

    private void CheckCountable(Axis axis, YamlPart place, string remedy)
    {
        if (axis.Distribution.Values is null)
            problems.Add(place, $"{axis.Name} has a {axis.Distribution.Name} distribution, which cannot be counted{remedy}");
        else if (axis.Distribution is Categorical { Probabilities: not null })
            problems.Add(place, $"{axis.Name} has probabilities, which mean nothing in a grid{remedy}");
        else if (axis.Distribution is Quantised { Of: Uniform } lattice && lattice.GridThere is { } there && !there.SequenceEqual(lattice.Values!.Select(v => v.AsDouble)))
            problems.AddUnlessStored(place, $"q_uniform of {axis.Name} has two meanings in a grid: {Listed(there)} in Weights & Biases (from min in steps of q, without max), and {Listed([.. lattice.Values!.Select(v => v.AsDouble)])} as draws are (multiples of q); give the values that you mean");
    }

    private static string Listed(IReadOnlyList<double> numbers)
    {
        var shown = numbers.Count <= 8 ? numbers.Select(Text) : [.. numbers.Take(5).Select(Text), "…", Text(numbers[^1])];
        return string.Join(", ", shown);

        static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Display(BigInteger count) => count < 1_000_000_000_000_000 ? count.ToString(CultureInfo.InvariantCulture) : $"about {((double)count).ToString("0.##E+0", CultureInfo.InvariantCulture)}";

    private void CheckGrid(SweepDefinition sweep)
    {
        if (GridExpansion.MostRuns(sweep) > SweepFile.MaxRuns)
        {
            problems.Add(root["parameters"] ?? root, $"a sweep has at most {SweepFile.MaxRuns} runs, found {Display(GridExpansion.Count(sweep))} (configurations times seeds); give fewer values or seeds");
            return;
        }
        if (sweep.RunCap < GridExpansion.MostRuns(sweep))
            problems.Notice(root["run_cap"]!, $"run_cap takes the first {sweep.RunCap} of {GridExpansion.MostRuns(sweep)} runs, in the file's order; Weights & Biases counts through parameters by their names");
        var anyRule = SearchSpaces.Grids(sweep).SelectMany(s => s.Axes).Any(a => ConfigurationRules.Names.Contains(a.Name));
        if (!anyRule && sweep.Exclude.Count == 0 && sweep.Constraints.Count == 0) return;
        var any = false;
        foreach (var configuration in SearchSpaces.Grids(sweep).SelectMany(GridExpansion.Product))
        {
            any = true;
            if (ConfigurationRules.Broken(configuration) is not { } broken) continue;
            problems.Add(ParametersSection.Place(root, broken.Parameter), $"{broken.Rule}; where a grid must hold both, leave such combinations out with exclude");
            return;
        }
        if (!any) problems.Add(Space, "no configuration is left: exclude and constraints take out every one");
    }

    /// <summary>Draws have no end of their own.</summary>
    private SweepDefinition Capped(SweepDefinition sweep)
    {
        if (sweep.RunCap is not null) return sweep;
        if (sweep.Budget.Runs is { } most) return sweep with { RunCap = most };
        if (!sweep.Budget.IsUnlimited || sweep.Metric.Target is not null) return sweep with { RunCap = LargestDefaultRunCap };
        var capped = sweep with { RunCap = DefaultRunCap };
        problems.Notice(root["method"] ?? root, SweepExpansion.MostRuns(capped) is < DefaultRunCap and var all
            ? $"method {Name(sweep)} ends after {all} runs at most, because the space has no more configurations"
            : $"method {Name(sweep)} has no end of its own: without run_cap, budget or target, {DefaultRunCap} runs are made");
        return capped;
    }

    private void CheckStopping(SweepDefinition sweep)
    {
        var epochs = sweep.Parameters.Concat(sweep.Include.SelectMany(e => e)).FirstOrDefault(a => a.Name == "epochs")?.Distribution.At(1).AsLong
            ?? ParameterCatalogue.Find("epochs")!.Default!.Value.AsLong;
        if (sweep.EarlyTerminate is Halving halving && halving.Rungs((int)Math.Min(epochs, int.MaxValue)).Count == 0)
            problems.Notice(root["early_terminate"]!, $"early_terminate never acts: its first rung does not come before the end, after {epochs} epochs");
        if (sweep.Stop is { } stop)
        {
            var every = sweep.Parameters.FirstOrDefault(a => a.Name == "eval_every")?.Distribution.At(0).AsLong ?? ParameterCatalogue.Find("eval_every")!.Default!.Value.AsLong;
            var evaluations = (epochs + every - 1) / every;
            if (stop.Evaluations >= evaluations - 1)
                problems.Notice(root["stop"]!, $"stop never acts: with patience {stop.Evaluations} a run ends after {stop.Evaluations + 1} evaluations at the earliest, and it has {evaluations} ({epochs} epochs)");
        }
        if (sweep.EarlyTerminate is Median median && median.GraceEpochs >= epochs)
            problems.Notice(root["early_terminate"]!, $"early_terminate never acts: grace_epochs is {median.GraceEpochs}, and a run has {epochs} epochs");
    }
}
