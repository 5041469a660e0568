namespace RnnSweeps.EndToEnd.Support;

/// <summary>What a program left behind.</summary>
public sealed record Ended(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> OutputLines => Lines(Output);

    public IReadOnlyList<string> ErrorLines => Lines(Error);

    public Ended Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode} instead of {exitCode}.\n--- standard output\n{Output}\n--- standard error\n{Error}");
        return this;
    }

    /// <summary>It ended with that code and exactly one sentence for people, which says all of these; never with a trace.</summary>
    public void ExpectSentence(int exitCode, params string[] parts)
    {
        Expect(exitCode);
        Assert.Equal("", Output);
        var sentence = Assert.Single(ErrorLines);
        foreach (var part in parts) Assert.Contains(part, sentence, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
