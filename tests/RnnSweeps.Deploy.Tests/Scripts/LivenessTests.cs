namespace RnnSweeps.Deploy.Tests.Scripts;

public sealed class LivenessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Alive => _folder.File("alive");

    [Fact]
    public async Task A_file_that_was_touched_just_now_is_alive() => Assert.Equal(0, (await ProbeAsync(TimeSpan.Zero)).ExitCode);

    [Fact]
    public async Task A_file_that_was_touched_before_its_time_is_not()
    {
        var ended = await ProbeAsync(TimeSpan.FromMinutes(-5));
        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("the silo hangs, or has lost its cluster", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_old_it_may_be_is_said_by_the_caller() => Assert.Equal(0, (await ProbeAsync(TimeSpan.FromMinutes(-5), "600")).ExitCode);

    [Fact]
    public async Task A_time_in_the_future_is_no_sign_of_life() => Assert.Equal(1, (await ProbeAsync(TimeSpan.FromHours(1))).ExitCode);

    [Fact]
    public async Task A_silo_that_has_not_begun_has_no_file() => Assert.Equal(1, (await RunAsync(Alive)).ExitCode);

    [Fact]
    public async Task Without_the_name_of_a_file_it_says_so() =>
        Assert.Contains("started with --alive", (await RunAsync(null)).Error, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private async Task<Ended> ProbeAsync(TimeSpan touched, params string[] arguments)
    {
        await File.WriteAllTextAsync(Alive, "");
        File.SetLastWriteTimeUtc(Alive, DateTime.UtcNow + touched);
        return await RunAsync(Alive, arguments);
    }

    private static Task<Ended> RunAsync(string? file, params string[] arguments) =>
        Shell.RunAsync(new Dictionary<string, string?> { ["RNNSWEEPS_ALIVE"] = file }, Repository.At("deploy/alive.sh"), arguments);
}
