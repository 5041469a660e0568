using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search.Distributions;

/// <summary>One of a list: each as likely as the others, or by given probabilities. A list of one is a constant.</summary>
/// <param name="Choices">At least one.</param>
/// <param name="Probabilities">As many as choices, 0 or more, with the sum 1; null if they are equal.</param>
public sealed record Categorical(IReadOnlyList<ParameterValue> Choices, IReadOnlyList<double>? Probabilities = null) : Distribution
{
    public override string Name => Probabilities is not null ? "categorical_w_probabilities" : Choices.Count == 1 ? "constant" : "categorical";

    public override IReadOnlyList<ParameterValue> Values => Choices;

    public override ParameterValue At(double u) => Choices[IndexAt(u)];

    /// <summary>Which of the choices.</summary>
    public int IndexAt(double u)
    {
        if (Probabilities is null) return Math.Clamp((int)(u * Choices.Count), 0, Choices.Count - 1);
        var sum = 0.0;
        for (var i = 0; i < Choices.Count; i++)
        {
            sum += Probabilities[i];
            if (u < sum) return i;
        }
        // The sum of the probabilities may miss 1 by a rounding.
        return Probabilities.ToList().FindLastIndex(p => p > 0);
    }

    public bool Equals(Categorical? other) =>
        other is not null && Choices.SequenceEqual(other.Choices) && (Probabilities ?? []).SequenceEqual(other.Probabilities ?? []);

    public override int GetHashCode() => Choices.Aggregate(Choices.Count, HashCode.Combine);
}
