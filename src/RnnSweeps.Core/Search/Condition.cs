using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search;

/// <summary>Parameters that must have certain values: <c>{cell: lstm, layers: [2, 3]}</c>.</summary>
/// <param name="Terms">All of them must hold.</param>
public sealed record Condition(IReadOnlyList<ConditionTerm> Terms)
{
    /// <param name="value">Of a parameter by its name.</param>
    public bool Holds(Func<string, ParameterValue> value) => Terms.All(t => t.Values.Contains(value(t.Parameter)));

    public bool Equals(Condition? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Count;
}

/// <param name="Values">Any of them will do.</param>
public sealed record ConditionTerm(string Parameter, IReadOnlyList<ParameterValue> Values)
{
    public bool Equals(ConditionTerm? other) => other is not null && Parameter == other.Parameter && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Parameter.GetHashCode(StringComparison.Ordinal);
}
