using RnnSweeps.Core.Statistics;

namespace RnnSweeps.Core.Answers;

/// <summary>One side of a comparison: a configuration, or a value of a parameter over several settings of the others.</summary>
/// <param name="Rank">One more than those that are better by a settled comparison; null for what was tested against nothing, and where not all sides can be compared.</param>
/// <param name="Name">Its label, or the parameter's value, followed by those of parameters that never changed without it.</param>
/// <param name="Values">By seed; over several settings, their mean with that seed.</param>
/// <param name="Planned">Runs that it should have had.</param>
/// <param name="Trained">Of them, those that have a value; over several settings not all of them need have counterparts on the other sides.</param>
/// <param name="SettingMeans">The mean in each setting, in the same order for all sides.</param>
/// <param name="MetricBasis">Only sides with the same one can be compared.</param>
public sealed record Candidate(int? Rank, string Name, IReadOnlyDictionary<long, double> Values, int Planned, int Trained, IReadOnlyList<double> SettingMeans, string MetricBasis)
{
    /// <summary>Over seeds.</summary>
    public SampleMean Figure { get; } = new([.. Values.OrderBy(p => p.Key).Select(p => p.Value)]);

    /// <summary>True for a name, or a parameter's value, as a person writes it.</summary>
    public bool IsNamed(string name) => Name == name || Name.StartsWith(name + " ", StringComparison.Ordinal);

    public int Settings => SettingMeans.Count;

    /// <summary>Runs that the figure rests on.</summary>
    public int Runs => Values.Count * Settings;
}
