namespace RnnSweeps.Core.Tests.Support;

/// <summary>Sweep files and what they are made of.</summary>
internal static class Given
{
    public static readonly HashSet<string> Texts = ["time-machine", "war-of-the-worlds", "pride-and-prejudice", "lamplighter", "orrery", "ledger"];

    /// <summary>A sweep file with these lines under <c>parameters</c>, beside a corpus.</summary>
    public static string File(params string[] parameters) =>
        "name: tiny\nparameters:\n  corpus: lamplighter\n" + string.Concat(parameters.Select(p => $"  {p}\n"));

    public static SweepDefinition Sweep(string yaml)
    {
        var result = SweepFile.Parse(yaml, "tiny.yaml", Texts);
        Assert.Empty(result.Problems);
        return result.Definition!;
    }

    public static IReadOnlyList<SweepProblem> Problems(string yaml)
    {
        var result = SweepFile.Parse(yaml, "tiny.yaml", Texts);
        Assert.Null(result.Definition);
        Assert.NotEmpty(result.Problems);
        return result.Problems;
    }

    public static SweepProblem Problem(string yaml) => Assert.Single(Problems(yaml));

    public static Configuration Configuration(params (string Name, ParameterValue Value)[] values) =>
        Core.Parameters.Configuration.Of(values.Append(("corpus", ParameterValue.Of("lamplighter"))).ToDictionary(v => v.Item1, v => v.Item2));
}
