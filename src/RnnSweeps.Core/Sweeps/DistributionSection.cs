using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search.Distributions;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>
/// Reads what one parameter may be: <c>{min: 1e-4, max: 1e-1, distribution: log_uniform_values}</c>. Keys, rules of inference and
/// formulas are those of Weights &amp; Biases sweeps.
/// </summary>
internal sealed class DistributionSection(SweepProblems problems, Parameter parameter, YamlMap map)
{
    private static readonly string[] Ends = ["min", "max"], Shape = ["mu", "sigma"], AB = ["a", "b"];

    /// <summary>Each distribution with the keys that it takes.</summary>
    internal static readonly IReadOnlyDictionary<string, string[]> Keys = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["constant"] = ["value"], ["categorical"] = ["values"], ["categorical_w_probabilities"] = ["values", "probabilities"],
        ["int_uniform"] = Ends, ["uniform"] = Ends, ["q_uniform"] = [.. Ends, "q"],
        ["log_uniform"] = Ends, ["log_uniform_values"] = Ends, ["q_log_uniform"] = [.. Ends, "q"], ["q_log_uniform_values"] = [.. Ends, "q"],
        ["inv_log_uniform"] = Ends, ["inv_log_uniform_values"] = Ends,
        ["normal"] = Shape, ["q_normal"] = [.. Shape, "q"], ["log_normal"] = Shape, ["q_log_normal"] = [.. Shape, "q"],
        ["beta"] = AB, ["q_beta"] = [.. AB, "q"],
    };

    /// <summary>What stands beside them.</summary>
    internal static readonly string[] OtherKeys = ["distribution", "when"];

    private const int Looks = 1000;

    private string Name => parameter.Name;

    /// <summary>Of <c>min</c> and <c>max</c> without a list of values; null with a problem.</summary>
    public Distribution? Read()
    {
        if (Kind() is not { } kind) return null;
        new YamlFields(map, problems).CheckKeys([.. Keys[kind], .. OtherKeys], [], $" of {Name}, whose distribution is {kind}");
        if (parameter.Kind is ParameterKind.Choice or ParameterKind.Text or ParameterKind.Boolean)
            return Wrong(map, $"{Name} must be {parameter.Expected}, which no {kind} distribution draws; give values");
        return Keys[kind] switch
        {
            var keys when keys.Contains("min") => OfEnds(kind),
            var keys when keys.Contains("mu") => OfShape(kind),
            _ => Numbers("a", 1, above: 0) is { } a && Numbers("b", 1, above: 0) is { } b ? Lattice(kind, new Beta(a, b)) : null,
        };
    }

    /// <summary>The distribution's name, given or inferred: whole ends make int_uniform, others uniform.</summary>
    private string? Kind()
    {
        if (map["distribution"] is { } given)
        {
            if (given is YamlScalar { Text: var kind } && Keys.ContainsKey(kind)) return kind;
            Wrong(given, $"distribution of {Name} must be one of {string.Join(", ", Keys.Keys)}, found {given.Display}{(given is YamlScalar word ? NearestName.Hint(word.Text, Keys.Keys) : "")}");
            return null;
        }
        foreach (var key in new[] { "q", "mu", "sigma", "a", "b", "probabilities" })
            if (map[key] is { } part)
            {
                Wrong(part, $"{key} of {Name} needs a distribution that says what it means, such as {{distribution: {Keys.First(k => k.Value.Contains(key)).Key}, …}}");
                return null;
            }
        return IsInteger("min") && IsInteger("max") ? "int_uniform" : "uniform";
    }

    private Distribution? OfEnds(string kind)
    {
        if (End("min") is not { } min || End("max") is not { } max) return null;
        if (min >= max) return Wrong(map["max"]!, FormattableString.Invariant($"max of {Name} must be above its min {min}, found {max}"));
        if (kind == "int_uniform")
            return IsInteger("min") && IsInteger("max")
                ? WithinRange(new IntUniform((long)min, (long)max))
                : Wrong(map[IsInteger("min") ? "max" : "min"]!, $"int_uniform of {Name} needs whole ends; for fractions take uniform");
        if (kind.EndsWith("_values", StringComparison.Ordinal) && min <= 0)
            return Wrong(map["min"]!, FormattableString.Invariant($"min of {Name} must be above 0 for {kind}, whose logarithm is uniform, found {min}"));
        var exponents = kind.EndsWith("log_uniform", StringComparison.Ordinal);
        if (exponents && !Exponents(kind, min, max)) return null;
        return Lattice(kind, kind switch
        {
            "uniform" or "q_uniform" => new Uniform(min, max),
            "log_uniform" or "q_log_uniform" => new LogUniform(Math.Exp(min), Math.Exp(max)),
            "log_uniform_values" or "q_log_uniform_values" => new LogUniform(min, max),
            "inv_log_uniform" => new InvLogUniform(Math.Exp(-max), Math.Exp(-min)),
            "inv_log_uniform_values" => new InvLogUniform(min, max),
            _ => throw new InvalidOperationException($"Unknown distribution {kind}."),
        });
    }

    /// <summary>The best known trap of the format: ends that are exponents of e, taken for values.</summary>
    private bool Exponents(string kind, double min, double max)
    {
        var values = $"{kind}_values";
        var (low, high) = kind.StartsWith("inv_", StringComparison.Ordinal) ? (Math.Exp(-max), Math.Exp(-min)) : (Math.Exp(min), Math.Exp(max));
        var meaning = FormattableString.Invariant($"{low:0.####} to {high:0.####}");
        if (min > 0 && max <= 1)
        {
            Wrong(map["min"]!, FormattableString.Invariant($"{kind} of {Name} takes exponents of e: {min} and {max} would mean {meaning}; did you mean '{values}'?"));
            return false;
        }
        if (double.IsInfinity(high) || low == 0)
        {
            Wrong(map["max"]!, $"{kind} of {Name} takes exponents of e, and these lead beyond every number; did you mean '{values}'?");
            return false;
        }
        if (min > 0) problems.Notice(map["min"]!, FormattableString.Invariant($"{kind} of {Name} takes exponents of e: {min} and {max} mean {meaning}; for these numbers themselves write '{values}'"));
        return true;
    }

    private Distribution? OfShape(string kind)
    {
        if (Numbers("mu", 0) is not { } mu || Numbers("sigma", 1) is not { } sigma) return null;
        if (sigma < 0) return Wrong(map["sigma"]!, FormattableString.Invariant($"sigma of {Name} must be at least 0, found {sigma}"));
        return Lattice(kind, kind.EndsWith("log_normal", StringComparison.Ordinal) ? new LogNormal(mu, sigma) : new Normal(mu, sigma));
    }

    /// <summary>Puts the draws of a distribution with a q on its multiples.</summary>
    private Distribution? Lattice(string kind, Real real)
    {
        if (!kind.StartsWith("q_", StringComparison.Ordinal)) return WithinRange(real);
        if (Numbers("q", 1, above: 0) is not { } q) return null;
        var quantised = new Quantised(real, q, IsInteger("q"));
        return quantised.First <= quantised.Last
            ? WithinRange(quantised)
            : Wrong(map["q"] ?? map, FormattableString.Invariant($"no multiple of q = {q} lies between the ends of {Name}"));
    }

    /// <summary>Nothing that is drawn may be refused later; of a distribution without ends, most must be allowed.</summary>
    private Distribution? WithinRange(Distribution distribution)
    {
        if (parameter.Kind == ParameterKind.Integer && distribution is Real)
            return Wrong(map, $"{Name} must be {parameter.Expected}, and {distribution.Name} draws fractions; take {(distribution is Uniform ? "int_uniform, or " : "")}q_{distribution.Name} with q: 1");
        if (parameter.Kind == ParameterKind.Integer && distribution is Quantised { Q: var q } && q != Math.Floor(q))
            return Wrong(map["q"]!, FormattableString.Invariant($"{Name} must be {parameter.Expected}; q must be whole, found {q}"));
        // The ends of a beta distribution have no mass.
        var open = distribution is Beta || distribution is Real { Lowest: var low, Highest: var high } && (double.IsInfinity(low) || double.IsInfinity(high))
            || distribution is Quantised { Of: var of } && (double.IsInfinity(of.Lowest) || double.IsInfinity(of.Highest));
        if (!open)
        {
            foreach (var (u, key) in new[] { (0.0, "min"), (1.0, "max") })
            {
                if (parameter.Accept(distribution.At(u)) is not null) continue;
                if (distribution is not Real || Allowed(distribution) < Looks)
                    return Wrong(map[key] ?? map, $"{Name} must be {parameter.Expected}; this {distribution.Name} distribution draws {distribution.At(u)} too");
                if (distribution.At(u).AsDouble != (u == 0 ? parameter.Min : parameter.Max))
                    problems.Notice(map[key] ?? map, $"{Name} must be {parameter.Expected}; the few draws of this {distribution.Name} distribution that are not are drawn again");
            }
            return distribution;
        }
        var allowed = Allowed(distribution);
        if (allowed < 100) return Wrong(map, $"{Name} must be {parameter.Expected}; of this {distribution.Name} distribution, {allowed / 10.0:0.#} % of the draws are");
        if (allowed < Looks) problems.Notice(map, FormattableString.Invariant($"{Name} must be {parameter.Expected}; {(Looks - allowed) / 10.0:0.#} % of the draws of this {distribution.Name} distribution are not, and are drawn again"));
        return distribution;
    }

    /// <summary>Of a thousand draws that lie evenly, those that the parameter takes. An end that no draw ever gives is none of them.</summary>
    private int Allowed(Distribution distribution) => Enumerable.Range(0, Looks).Count(i => parameter.Accept(distribution.At((i + 0.5) / Looks)) is not null);

    private double? End(string key)
    {
        if (map[key] is not null) return Numbers(key, 0);
        Wrong(map, $"{Name} needs {key}: give min and max, or value or values, such as {{values: [1, 2]}}");
        return null;
    }

    private double? Numbers(string key, double @default, double above = double.NegativeInfinity)
    {
        if (map[key] is not { } part) return @default;
        if (part is YamlScalar { Value.Value: long or double } scalar && scalar.Value.Value.AsDouble is var x && double.IsFinite(x) && Math.Abs(x) < 1e18 && x > above) return x;
        Wrong(part, $"{key} of {Name} must be a number{(above == 0 ? " above 0" : "")}, found {part.Display}");
        return null;
    }

    private bool IsInteger(string key) => map[key] is YamlScalar { Value.Value: long };

    private Distribution? Wrong(YamlPart part, string message)
    {
        problems.Add(part, message);
        return null;
    }
}
