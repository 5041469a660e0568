using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search.Distributions;

/// <summary>A whole number, each as likely as the others, both ends included.</summary>
public sealed record IntUniform(long Min, long Max) : Distribution
{
    private const long MostValues = 100_000;

    public override string Name => "int_uniform";

    public long Count => Max - Min + 1;

    public override IReadOnlyList<ParameterValue>? Values =>
        Count > MostValues ? null : [.. Enumerable.Range(0, (int)Count).Select(i => ParameterValue.Of(Min + i))];

    public override ParameterValue At(double u) => ParameterValue.Of(Min + Math.Clamp((long)(u * Count), 0, Count - 1));
}
