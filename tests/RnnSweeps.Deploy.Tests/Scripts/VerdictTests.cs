namespace RnnSweeps.Deploy.Tests.Scripts;

/// <summary>What .ci/run closes with.</summary>
public sealed class VerdictTests
{
    private static string Summary(int skipped) => $"\nTest run summary: Passed!\n  total: 9\n  failed: 0\n  succeeded: 6\n  skipped: {skipped}\n  duration: 14s 635ms\n";

    private static string Skip(string reason) => $"\u001b[33mskipped\u001b[0m A.Test.That_needs(folder: \"x\")\n  {reason}\n  from /somewhere/A.dll (net10.0|x64)\n";

    [Theory]
    [InlineData("", 0, 0, 0, "6 passed, 0 failed")]
    [InlineData("kubectl is not installed.", 1, 0, 1, "6 passed, 1 failed")]
    [InlineData("Namespaces with a root of their own need root.", 1, 0, 1, "6 passed, 1 failed")]
    [InlineData("This processor has nothing but what is called another one here.", 1, 0, 0, "6 passed, 0 failed, 1 skipped")]
    [InlineData("RNNSWEEPS_CORPORA names no folder with the books, which are not part of this repository.", 1, 0, 0, "6 passed, 0 failed, 1 skipped")]
    public async Task A_skip_for_want_of_a_program_is_a_failure_and_one_that_nothing_helps_is_not(string reason, int skipped, int status, int code, string line)
    {
        using var folder = new TemporaryFolder();
        var log = folder.File("log");
        await File.WriteAllTextAsync(log, (reason.Length == 0 ? "" : Skip(reason)) + Summary(skipped));
        var ended = (await Shell.RunAsync(Repository.At(".ci/verdict"), log, $"{status}")).Expect(code);
        Assert.Equal(line + "\n", ended.Output);
        if (code != 0) Assert.Contains($"A.Test.That_needs(folder: \"x\"): {reason}", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error CS1002: ; expected\n", 1, "0 passed, 1 failed")]
    [InlineData("", 0, "0 passed, 1 failed")]
    public async Task A_build_that_fails_and_a_run_without_tests_are_failures(string text, int status, string line)
    {
        using var folder = new TemporaryFolder();
        var log = folder.File("log");
        await File.WriteAllTextAsync(log, text);
        Assert.Equal(line + "\n", (await Shell.RunAsync(Repository.At(".ci/verdict"), log, $"{status}")).Expect(1).Output);
    }
}
