namespace RnnSweeps.Core.Sweeps;

/// <summary>One mistake in a sweep file, with its place; line and column count from 1.</summary>
public sealed record SweepProblem(string File, int Line, int Column, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}

/// <summary>A definition, or every problem that stands in its way.</summary>
/// <param name="Notices">What is no mistake and should be known all the same, by place.</param>
public sealed record SweepFileResult(SweepDefinition? Definition, IReadOnlyList<SweepProblem> Problems, IReadOnlyList<SweepProblem> Notices);
