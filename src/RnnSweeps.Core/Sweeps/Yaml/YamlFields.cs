namespace RnnSweeps.Core.Sweeps.Yaml;

/// <summary>The fields of one mapping by key, with a problem for each that has the wrong form.</summary>
internal sealed class YamlFields(YamlMap map, SweepProblems problems)
{
    public YamlPart? this[string key] => map[key];

    /// <summary>A problem for each key that has no meaning here.</summary>
    /// <param name="known">The keys that have one.</param>
    /// <param name="later">Keys that mean something elsewhere, but not in this version.</param>
    /// <param name="place">Where they stand, such as " of metric".</param>
    public void CheckKeys(IReadOnlyCollection<string> known, IReadOnlyCollection<string> later, string place)
    {
        foreach (var (key, _) in map.Entries)
        {
            if (known.Contains(key.Text)) continue;
            problems.Add(key, later.Contains(key.Text)
                ? $"{key.Text}{place} is not supported by this version; take it out"
                : $"unknown key '{key.Text}'{place}{NearestName.Hint(key.Text, known)}");
        }
    }

    /// <summary>Null if the key is missing, or is no text of at least one character (which is a problem).</summary>
    public YamlScalar? Text(string key)
    {
        if (map[key] is not { } part) return null;
        if (part is YamlScalar { IsNothing: false, Text.Length: > 0 } scalar) return scalar;
        problems.Add(part, $"{key} must be a text, found {part.Display}");
        return null;
    }

    /// <summary>The default if the key is missing, or is no whole number in the range (which is a problem).</summary>
    public int Integer(string key, int min, int max, int @default)
    {
        if (map[key] is not { } part) return @default;
        if (part is YamlScalar { Value.Value: long n } && n >= min && n <= max) return (int)n;
        if (part is YamlScalar { Value.Value: double x } && x == Math.Floor(x) && x >= min && x <= max) return (int)x;
        problems.Add(part, $"{key} must be a whole number from {min} to {max}, found {part.Display}");
        return @default;
    }

    /// <summary>The default if the key is missing, or is no number in the range (which is a problem).</summary>
    public double Number(string key, double min, double max, double @default)
    {
        if (map[key] is not { } part) return @default;
        if (part is YamlScalar { Value.Value: long or double } scalar && scalar.Value.Value.AsDouble is var x && x >= min && x <= max) return x;
        problems.Add(part, FormattableString.Invariant($"{key} must be a number from {min} to {max}, found {part.Display}"));
        return @default;
    }

    /// <summary>False if the key is missing, or is neither true nor false (which is a problem).</summary>
    public bool Boolean(string key)
    {
        if (map[key] is not { } part) return false;
        if (part is YamlScalar { Value.Value: bool truth }) return truth;
        problems.Add(part, $"{key} must be true or false, found {part.Display}");
        return false;
    }
}
