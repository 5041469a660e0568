using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Search.Distributions;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads one parameter of a sweep file against the catalogue: its values or distribution, and its condition.</summary>
/// <param name="draws">True where values are drawn, by method random or bayes.</param>
/// <param name="zipped">Parameters that move together with others: of them only the combinations must differ.</param>
internal sealed class AxisSection(SweepProblems problems, CorporaSection corpora, bool draws, IReadOnlySet<string> zipped)
{
    private static readonly string[] ValueKeys = ["value", "values", "probabilities", .. DistributionSection.OtherKeys];

    private static readonly string[] AxisKeys = [.. DistributionSection.Keys.Values.SelectMany(k => k).Distinct(), .. DistributionSection.OtherKeys];

    /// <summary>What a sum of probabilities may miss 1 by, as in NumPy's isclose.</summary>
    private const double Closeness = 1e-5 + 1e-8;

    /// <summary>The parameter of a name, or null with a problem that says what was meant.</summary>
    public Parameter? Parameter(YamlScalar key)
    {
        if (ParameterCatalogue.Find(key.Text) is { } parameter) return parameter;
        problems.Add(key, SweepKeys.Names.Contains(key.Text) || key.Text is "seed"
            ? $"{key.Text} is no parameter; put {(key.Text == "seed" ? "seeds" : "it")} at the top level, beside 'parameters'"
            : $"unknown parameter '{key.Text}'{ParameterNames.Hint(key.Text)}");
        return null;
    }

    /// <summary>Null with a problem.</summary>
    public Axis? Read(YamlEntry entry)
    {
        if (IsGroup(entry)) return null;
        if (Parameter(entry.Key) is not { } parameter || Distribution(parameter, entry.Value) is not { } distribution) return null;
        return new Axis(parameter.Name, distribution, (entry.Value as YamlMap)?["when"] is { } when ? Condition(when, $"when of {parameter.Name}") : null);
    }

    /// <summary>True, with a problem, for several parameters under a heading that lacks <c>parameters:</c>, or has more than that.</summary>
    private bool IsGroup(YamlEntry entry)
    {
        if (entry.Value is not YamlMap { Entries.Count: > 0 } map) return false;
        var name = entry.Key.Text;
        if (map["parameters"] is not null)
        {
            var others = string.Join(", ", map.Entries.Where(e => e.Key.Text != "parameters").Select(e => e.Key.Text));
            problems.Add(map, others.Length == 0
                ? $"parameters of the group {name} must be a mapping of names to values, found {map["parameters"]!.Display}"
                : $"{name} is a group of parameters and has {others} beside its 'parameters:'; take that out, or put it under them");
            return true;
        }
        if (map.Entries.Any(e => AxisKeys.Contains(e.Key.Text)) || !map.Entries.Any(e => e.Value is YamlMap || ParameterCatalogue.Find(e.Key.Text) is not null)) return false;
        var inside = string.Join(", ", map.Entries.Take(5).Select(e => e.Key.Text)) + (map.Entries.Count > 5 ? ", …" : "");
        problems.Add(entry.Key, $"{name} seems to be a group of parameters ({inside}), and a group needs 'parameters:' above them: {name}: {{parameters: {{{map.Entries[0].Key.Text}: …}}}}");
        return true;
    }

    /// <summary>Of a mapping of parameters to a value or a list of them; null with a problem.</summary>
    public Condition? Condition(YamlPart part, string what)
    {
        if (part is not YamlMap { Entries.Count: > 0 } map)
        {
            problems.Add(part, $"{what} must be a mapping of parameters to values, such as {{cell: lstm}}, found {part.Display}");
            return null;
        }
        var terms = map.Entries.Select(Term).ToList();
        return terms.Contains(null) ? null : new Condition([.. terms.OfType<ConditionTerm>()]);
    }

    private ConditionTerm? Term(YamlEntry entry)
    {
        if (Parameter(entry.Key) is not { } parameter) return null;
        if (entry.Value is YamlMap)
        {
            problems.Add(entry.Value, $"{parameter.Name} must be a value or a list of values here, found {entry.Value.Display}");
            return null;
        }
        return Accepted(parameter, entry.Value is YamlList list ? list.Items : [entry.Value], use: false) is { Count: > 0 } values ? new ConditionTerm(parameter.Name, values) : null;
    }

    /// <summary>A scalar, a list, <c>{value: …}</c>, <c>{values: […]}</c>, or a distribution.</summary>
    private Distribution? Distribution(Parameter parameter, YamlPart part)
    {
        var name = parameter.Name;
        if (part is YamlList { Items.Count: 0 }) return None(part, $"{name} must have at least one value, found an empty list");
        if (part is not YamlMap map) return Choices(parameter, part is YamlList list ? list.Items : [part], null);
        var kind = (map["distribution"] as YamlScalar)?.Text;
        if (map["value"] is null && map["values"] is null && kind is not ("constant" or "categorical" or "categorical_w_probabilities"))
            return new DistributionSection(problems, parameter, map).Read();
        if (kind is not null && (!DistributionSection.Keys.TryGetValue(kind, out var keys) || !keys.Any(k => k is "value" or "values")))
            return DistributionSection.Keys.ContainsKey(kind)
                ? None(map, $"{name} has a list of values and the distribution {kind}, which has none; take one of them out")
                : new DistributionSection(problems, parameter, map).Read();
        new YamlFields(map, problems).CheckKeys(ValueKeys, ["min", "max", "q", "mu", "sigma", "a", "b"], $" of {name}, which has {(map["value"] is null ? "values" : "a value")}");
        return (map["value"], map["values"]) switch
        {
            (YamlScalar value, null) => Choices(parameter, [value], null),
            (null, YamlList { Items.Count: > 0 } values) => Choices(parameter, values.Items, map["probabilities"]),
            (null, YamlList empty) => None(empty, $"{name} must have at least one value, found an empty list"),
            (null, null) => None(map, $"{name} needs a value or values, such as {{values: [1, 2]}}"),
            ({ } value, null) => None(value, $"value of {name} must be a single value, found {value.Display}"),
            (null, { } values) => None(values, $"values of {name} must be a list, found {values.Display}"),
            _ => None(map, $"{name} has both value and values; take one of them out"),
        };
    }

    private Categorical? Choices(Parameter parameter, IReadOnlyList<YamlPart> parts, YamlPart? probabilities)
    {
        var values = Accepted(parameter, parts, use: true);
        var weights = probabilities is null ? null : Probabilities(parameter, probabilities, parts.Count);
        return values.Count == 0 || values.Count < parts.Count || (weights is null && probabilities is not null) ? null : new Categorical(values, weights);
    }

    private List<double>? Probabilities(Parameter parameter, YamlPart part, int count)
    {
        var numbers = (part as YamlList)?.Items.Select(i => i is YamlScalar { Value.Value: long or double } s ? s.Value.Value.AsDouble : double.NaN).ToList();
        var problem = numbers switch
        {
            null => $"must be a list of {count} numbers, found {part.Display}",
            _ when numbers.Count != count => $"must be as many as its values, {count}, found {numbers.Count}",
            _ when numbers.Any(p => p is not (>= 0 and <= 1)) => "must be numbers from 0 to 1",
            _ when Math.Abs(numbers.Sum() - 1) > Closeness => FormattableString.Invariant($"must have the sum 1, found {numbers.Sum():0.########}"),
            _ => null,
        };
        if (problem is null) return numbers;
        problems.Add(part, $"probabilities of {parameter.Name} {problem}");
        return null;
    }

    private List<ParameterValue> Accepted(Parameter parameter, IReadOnlyList<YamlPart> parts, bool use)
    {
        var accepted = new List<ParameterValue>();
        var seen = new HashSet<ParameterValue>();
        var repeated = new List<YamlPart>();
        foreach (var part in parts)
        {
            if (Value(parameter, part) is not { } value)
            {
                problems.Add(part, $"{parameter.Name} must be {parameter.Expected}, found {part.Display}{Hint(parameter, part)}");
                continue;
            }
            if (!seen.Add(value))
            {
                repeated.Add(part);
                if (!use || !zipped.Contains(parameter.Name)) continue;
            }
            accepted.Add(value);
            NoticeOlderYaml(parameter, (YamlScalar)part);
            if (use && parameter.Name == "corpus") corpora.Use((YamlScalar)part);
        }
        if (!use || !zipped.Contains(parameter.Name)) TellRepeated(parameter, parts, repeated, use && draws);
        return accepted;
    }

    private void TellRepeated(Parameter parameter, IReadOnlyList<YamlPart> parts, List<YamlPart> repeated, bool drawn)
    {
        if (repeated.Count == 0) return;
        var shares = parts.Select(p => Value(parameter, p)).OfType<ParameterValue>().CountBy(v => v).ToList();
        var total = shares.Sum(s => s.Value);
        if (!drawn || shares.Count == 1 || total < parts.Count)
        {
            foreach (var part in repeated) problems.Add(part, $"{parameter.Name} has the value {Value(parameter, part)} twice; take one of them out");
            return;
        }
        problems.Add(repeated[0], FormattableString.Invariant(
            $"{parameter.Name} has the value {Value(parameter, repeated[0])} twice; to draw it more often, say how often: values: [{string.Join(", ", shares.Select(s => s.Key))}], probabilities: [{string.Join(", ", shares.Select(s => FormattableString.Invariant($"{(double)s.Value / total:0.########}")))}]"));
    }

    /// <summary>A text here that is no text in YAML 1.1, unless in quotes.</summary>
    private void NoticeOlderYaml(Parameter parameter, YamlScalar scalar)
    {
        if (parameter.Kind == ParameterKind.Text && scalar.IsPlain && OlderYaml.Reading(scalar.Text) is { } there)
            problems.Notice(scalar, $"{parameter.Name} is the text {scalar.Text} here, and {there} in YAML 1.1, as Weights & Biases reads it; quotes make it a text everywhere");
    }

    /// <summary>Null if not allowed. A word such as 1984 or true is a text where the parameter is one.</summary>
    private static ParameterValue? Value(Parameter parameter, YamlPart part) => part switch
    {
        YamlScalar { Value: { } value } scalar =>
            parameter.Accept(parameter.Kind is ParameterKind.Text or ParameterKind.Choice ? ParameterValue.Of(scalar.Text) : value),
        _ => null,
    };

    private static string Hint(Parameter parameter, YamlPart part) => (parameter.Kind, part as YamlScalar) switch
    {
        (ParameterKind.Choice, { } word) => NearestName.Hint(word.Text, parameter.Choices),
        (ParameterKind.Boolean, { } word) when word.Text.ToLowerInvariant() is "yes" or "on" or "1" => "; did you mean 'true'?",
        (ParameterKind.Boolean, { } word) when word.Text.ToLowerInvariant() is "no" or "off" or "0" => "; did you mean 'false'?",
        (ParameterKind.Integer or ParameterKind.Number, { IsPlain: true } number) when OlderYaml.Reading(number.Text) is { } older => $"; YAML 1.1, as Weights & Biases reads it, takes that for {older}: write {older} if you mean it",
        _ => "",
    };

    private Categorical? None(YamlPart part, string message)
    {
        problems.Add(part, message);
        return null;
    }
}
