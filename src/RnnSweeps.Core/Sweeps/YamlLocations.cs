using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Where things stand in a sweep file, for problems that are found after it was read.</summary>
public static class YamlLocations
{
    /// <summary>The problem at the first place where a parameter has a value; at the file's start where it stands nowhere as such.</summary>
    public static SweepProblem At(string yaml, string file, string parameter, string value, string message)
    {
        var root = YamlReader.Read(yaml, new SweepProblems(file));
        var place = root is null ? null : Under(root, parameter).FirstOrDefault(s => s.Text == value);
        return new SweepProblem(file, place?.Line ?? 1, place?.Column ?? 1, message);
    }

    /// <summary>Every scalar at or below a key of that name.</summary>
    private static IEnumerable<YamlScalar> Under(YamlPart part, string key) => part switch
    {
        YamlMap map => map.Entries.SelectMany(e => e.Key.Text == key ? Scalars(e.Value) : Under(e.Value, key)),
        YamlList list => list.Items.SelectMany(i => Under(i, key)),
        _ => [],
    };

    private static IEnumerable<YamlScalar> Scalars(YamlPart part) => part switch
    {
        YamlScalar scalar => [scalar],
        YamlMap map => map.Entries.SelectMany(e => Scalars(e.Value)),
        YamlList list => list.Items.SelectMany(Scalars),
        _ => [],
    };
}
