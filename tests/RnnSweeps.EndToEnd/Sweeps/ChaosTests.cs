using System.Diagnostics;
using System.Reflection;

namespace RnnSweeps.EndToEnd.Sweeps;

/// <summary>
/// The measurements of results/reliability.md in small: the same program makes them, with the same checks. What it cannot show
/// on this machine is skipped, with its reason.
/// </summary>
public sealed class ChaosTests
{
    private const int Skipped = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string Harness = typeof(ChaosTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Chaos").Value!;

    [Fact]
    public Task Whatever_is_killed_every_few_seconds_a_sweep_ends_with_the_numbers_of_an_undisturbed_one() =>
        HoldsAsync("machine", "--seeds", "1", "--minutes", "0.3", "--runs", "6");

    [Fact]
    public Task Whatever_is_stopped_for_a_while_and_goes_on_changes_no_number_and_no_file_and_costs_no_slot() =>
        HoldsAsync("freeze", "--seeds", "1", "--minutes", "0.3", "--longest", "9");

    [Fact]
    public Task Wherever_the_write_path_is_cut_the_sweep_goes_on_as_if_nothing_had_been() =>
        HoldsAsync("crash-points", "--first", "11", "--every", "131");

    [Fact]
    public Task Database_and_files_that_fall_back_independently_lose_no_epoch_and_change_no_number() =>
        HoldsAsync("durability", "--seeds", "1", "--minutes", "0.4", "--runs", "6");

    [Fact]
    public Task Many_runs_leave_no_file_open_no_child_and_nothing_among_the_temporary_files() =>
        HoldsAsync("many-runs", "--runs", "200");

    [Fact]
    public Task Silos_that_are_killed_and_cut_off_and_a_database_that_is_restarted_change_no_number() =>
        HoldsAsync("cluster", "--seeds", "1", "--minutes", "0.5", "--runs", "6");

    private static async Task HoldsAsync(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Harness, [.. arguments, "--out", folder.File("out"), "--work", folder.File("work"), "--program", Rnn.Program])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var harness = Process.Start(start)!;
        var said = await Task.WhenAll(harness.StandardOutput.ReadToEndAsync(), harness.StandardError.ReadToEndAsync()).WaitAsync(Patience);
        await harness.WaitForExitAsync();
        if (harness.ExitCode == Skipped) Assert.Skip(said[1]);
        Assert.True(harness.ExitCode == 0, string.Concat(said));
    }
}
