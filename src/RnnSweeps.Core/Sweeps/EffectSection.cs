using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Notes on parameters of a file that change nothing, everywhere or in some configurations.</summary>
internal sealed class EffectSection(YamlMap root, SweepProblems problems)
{
    public void Check(SweepDefinition sweep)
    {
        var axes = sweep.Parameters.Concat(sweep.Grids.SelectMany(g => g)).Concat(sweep.Include.SelectMany(e => e)).ToLookup(a => a.Name);
        foreach (var name in axes.Select(a => a.Key))
        {
            if (ParameterEffects.Find(name) is not { } effect || axes[name].All(IsDefault)) continue;
            var acts = axes[name].SelectMany(axis => Settings(effect, axes).Where(s => Holds(axis, s)).Select(s => effect.Acts(n => s[n]))).ToHashSet();
            if (!acts.Contains(false)) continue;
            var only = $"it acts only {effect.When}";
            if (!acts.Contains(true)) problems.Notice(ParametersSection.Place(root, name), $"{name} has no effect in this sweep: {only}{(axes[name].Any(a => !a.Distribution.IsConstant) ? "; what differs in it alone is trained once" : "")}");
            else if (axes[name].Any(a => !a.Distribution.IsConstant)) problems.Notice(ParametersSection.Place(root, name), $"{name} has no effect in some configurations: {only}; those that differ in it alone are trained once");
        }
    }

    private static bool IsDefault(Axis axis) => axis.Distribution.IsConstant && ParameterCatalogue.Find(axis.Name)!.Accept(axis.Distribution.At(0)) == ParameterCatalogue.Find(axis.Name)!.Default;

    /// <summary>False where the axis is inactive for certain; what its condition asks of other parameters is not looked at.</summary>
    private static bool Holds(Axis axis, IReadOnlyDictionary<string, ParameterValue> setting) =>
        axis.When is null || axis.When.Terms.All(t => !setting.TryGetValue(t.Parameter, out var value) || t.Values.Contains(value));

    /// <summary>Everything that the deciding parameters may be together, or more: which go together is not looked at.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, ParameterValue>> Settings(ParameterEffect effect, ILookup<string, Axis> axes) => effect.DependsOn.Aggregate(
        (IEnumerable<Dictionary<string, ParameterValue>>)[[]],
        (so, name) => so.SelectMany(s => Values(name, axes).Select(v => new Dictionary<string, ParameterValue>(s) { [name] = v })));

    private static IReadOnlyList<ParameterValue> Values(string name, ILookup<string, Axis> axes)
    {
        var parameter = ParameterCatalogue.Find(name)!;
        // Of what cannot be counted the ends decide: no rule looks at anything between.
        var given = axes[name].SelectMany(a => a.Distribution.Values ?? [a.Distribution.At(0), a.Distribution.At(1)]).Select(v => parameter.Accept(v)).OfType<ParameterValue>();
        var always = axes[name].Any(a => a.When is null);
        return [.. (always ? given : given.Append(parameter.Default!.Value)).Distinct()];
    }
}
