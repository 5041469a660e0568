namespace RnnSweeps.Deploy.Tests.Scripts;

public sealed class ScriptTests
{
    public static TheoryData<string> Paths { get; } = ["sweeps/exercise.sh", .. Repository.DeployFiles.Where(f => f.EndsWith(".sh", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Paths))]
    public async Task Its_shell_reads_it_without_an_error(string path) => (await Shell.RunAsync(ShellOf(path), "-n", Repository.At(path))).Expect(0);

    [Theory, MemberData(nameof(Paths))]
    public void It_can_be_started_and_ends_with_the_first_failure(string path)
    {
        Assert.True(File.GetUnixFileMode(Repository.At(path)).HasFlag(UnixFileMode.UserExecute), $"{path} is not executable.");
        Assert.Contains(ShellOf(path) == "bash" ? "\nset -euo pipefail\n" : "\nset -eu\n", Repository.Text(path), StringComparison.Ordinal);
    }

    public static TheoryData<string> Checked { get; } = [.. Paths.Select(p => p.Data), ".ci/run", ".ci/verdict", .. Directory.EnumerateFiles(Repository.At("tests/RnnSweeps.Deploy.Tests/Walkthrough"), "*.sh").Select(f => Path.GetRelativePath(Repository.Root, f))];

    [Theory, MemberData(nameof(Checked))]
    public async Task Shellcheck_finds_nothing_wrong_with_it(string path)
    {
        Assert.SkipUnless(Shell.Find("shellcheck") is not null, "shellcheck is not installed.");
        (await Shell.RunAsync("shellcheck", Repository.At(path))).Expect(0);
    }

    [Theory, InlineData("deploy/bundle.sh"), InlineData("deploy/up.sh"), InlineData("sweeps/exercise.sh")]
    public async Task An_unknown_word_is_wrong_usage(string path) =>
        Assert.StartsWith(Path.GetFileName(path), (await Shell.RunAsync(Repository.At(path), "nonsense")).Expect(2).Error, StringComparison.Ordinal);

    [Fact]
    public async Task A_bundle_of_another_backend_is_refused_in_a_sentence() =>
        Assert.Contains("A bundle has the backend cpu or none, found 'cuda'.", (await Shell.RunAsync(Repository.At("deploy/bundle.sh"), "--backend", "cuda")).Expect(2).Error, StringComparison.Ordinal);

    private static string ShellOf(string path) => Repository.Text(path).Split('\n')[0] switch
    {
        "#!/usr/bin/env bash" => "bash",
        "#!/bin/sh" => "sh",
        var line => throw new InvalidOperationException($"{path} begins with '{line}'."),
    };
}
