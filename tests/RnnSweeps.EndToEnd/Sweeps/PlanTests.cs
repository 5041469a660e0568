using System.Diagnostics;

namespace RnnSweeps.EndToEnd.Sweeps;

/// <summary>What plan and validate warn of before anything is trained.</summary>
public sealed class PlanTests
{
    private static string Tiny(string parameters, string keys = "") => Support.Sweeps.Tiny.Replace("  hidden: 8\n  layers: 1\n", parameters, StringComparison.Ordinal) + "\n" + keys;

    [Fact]
    public async Task What_needs_more_memory_than_the_file_allows_is_told_and_never_tried()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wide.yaml", Tiny("  hidden: [8, 2048]\n  layers: 4\n", "limits: {memory: 400MiB}\n"));
        var plan = (await Rnn.RunAsync(folder, "plan", "wide.yaml")).Expect(0);
        Assert.Matches(@"cell=rnn hidden=2048: a run needs about \S+ MiB by estimate, more than limits.memory, 400 MiB: .+ It was not timed", plan.Error);
        Assert.Contains("Timing a few steps of 4 × 8 units", plan.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Timing a few steps of 4 × 2048 units", plan.Error, StringComparison.Ordinal);
        Assert.Contains(", without those that do not fit into the memory", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_machine_has_is_told_by_validate_in_no_time()
    {
        using var folder = new TemporaryFolder();
        folder.Write("huge.yaml", Tiny("  hidden: 8192\n  layers: 64\n").Replace("steps: 16", "steps: 4096", StringComparison.Ordinal).Replace("batch: 64", "batch: 512", StringComparison.Ordinal));
        var began = Stopwatch.GetTimestamp();
        var plan = (await Rnn.RunAsync(folder, "validate", "huge.yaml")).Expect(0);
        Assert.Contains("more than the ", plan.Error, StringComparison.Ordinal);
        Assert.Contains("that this machine has free", plan.Error, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Initial_weights_that_do_not_fit_are_refused_with_their_place()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.yaml", Tiny("  hidden: 8\n  layers: 1\n"));
        (await Rnn.RunAsync(folder, "run", "tiny.yaml")).Expect(0);
        folder.Write("on.yaml", Tiny("  hidden: 9\n  layers: 1\n  init_from: tiny/0003\n", "").Replace("name: tiny", "name: on", StringComparison.Ordinal).Replace("cell: [rnn, gru]", "cell: gru", StringComparison.Ordinal));
        foreach (var verb in new[] { "validate", "submit" })
        {
            var refused = await Rnn.RunAsync(folder, verb, "on.yaml");
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("on.yaml:8:14: init_from: tiny/0003 cannot be taken: ", refused.Error, StringComparison.Ordinal);
        }
        folder.Write("nowhere.yaml", Tiny("  hidden: 8\n  layers: 1\n  init_from: nowhere.safetensors\n", ""));
        Assert.Contains("nowhere.yaml:8:14: init_from names nowhere.safetensors", (await Rnn.RunAsync(folder, "validate", "nowhere.yaml")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_of_a_small_space_says_how_many_runs_there_are_at_most_and_why_it_ended()
    {
        using var folder = new TemporaryFolder();
        folder.Write("small.yaml", Tiny("  hidden: 8\n  layers: 1\n", "").Replace("method: grid", "method: bayes\nrun_cap: 100", StringComparison.Ordinal));
        var plan = (await Rnn.RunAsync(folder, "validate", "small.yaml")).Expect(0);
        Assert.Contains("4 runs", plan.Output, StringComparison.Ordinal);
        var run = (await Rnn.RunAsync(folder, "run", "small.yaml")).Expect(0);
        Assert.Contains("The search ended after 4 of at most 100 runs: the space has no configuration left that it has not tried.", run.Error, StringComparison.Ordinal);
    }
}
