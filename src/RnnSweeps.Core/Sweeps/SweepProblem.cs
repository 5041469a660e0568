namespace RnnSweeps.Core.Sweeps;

/// <summary>One mistake in a sweep file, with its place; line and column count from 1.</summary>
public sealed record SweepProblem(string File, int Line, int Column, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>A definition, or every problem that stands in its way.</summary>
public sealed record SweepFileResult(SweepDefinition? Definition, IReadOnlyList<SweepProblem> Problems);
