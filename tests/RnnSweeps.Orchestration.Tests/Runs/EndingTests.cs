using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Runs;

/// <summary>Every ended run says why, in one word and one sentence.</summary>
public sealed class EndingTests
{
    [Fact]
    public async Task Every_kind_of_failure_is_told_in_its_word_and_a_sentence_and_tried_as_often_as_it_may()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var kinds = Enum.GetValues<FailureKind>();
        var runs = await host.TrainAsync(Given.SweepWith(
            "kinds", [.. kinds.Select(k => $"{k.Name()}=2"), "a"], epochs: 3, "retries: {crashed: 3, hung: 2, out_of_memory: 1, storage: 0, lost_silo: 4, lost_host: 3}"));
        Assert.Equal(
            [
                "diverged failed 1", "bad_data failed 1", "bad_specification failed 1", "out_of_memory failed 2", "crashed failed 4", "hung failed 3", "storage failed 1",
                "lost_silo failed 5", "lost_host failed 4", "completed completed 1",
            ],
            runs.Select(r => $"{RunOutcome.Word(r.State, r.Reason)} {r.State.Name()} {r.Attempt}"));
        Assert.All(runs, r => Assert.EndsWith(".", r.Message, StringComparison.Ordinal));
        Assert.All(runs.Take(kinds.Length), r => Assert.Contains($"scripted {r.Reason}.", r.Message, StringComparison.Ordinal));
        Assert.EndsWith("It is not tried again: retries allows 2 after hung.", runs[5].Message, StringComparison.Ordinal);
        Assert.Equal("All epochs were trained.", runs[^1].Message);
    }

    [Fact]
    public async Task A_cancelled_run_says_who_wanted_it()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("unwanted", ["a ms=50"], epochs: 1000));
        var run = new RunId(sweep, 1);
        await host.UntilEpochAsync(run, 1);
        await host.Run(run).Cancel(new CancelRequest(sweep, run, "Cancelled by a person."));
        var ended = await host.UntilAsync(run, r => r.State.IsFinal(), "the end");
        Assert.Equal(("cancelled", "Cancelled by a person."), (RunOutcome.Word(ended.State, ended.Reason), ended.Message));
    }

    [Fact]
    public async Task A_run_whose_time_is_over_stops_with_its_checkpoint_and_says_so()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var run = Assert.Single(await host.TrainAsync(Given.SweepWith("long", ["a ms=20"], epochs: 100_000, "limits: {time: 2s}")));
        Assert.Equal(("stopped", "time_limit", 1), (RunOutcome.Word(run.State, run.Reason), run.Reason, run.Attempt));
        Assert.Matches(@"^It has trained for \ds, and limits.time allows 2s\.$", run.Message);
        Assert.Equal((await host.Store.EpochsAsync(run.Id))[^1].Epoch, (await host.Store.CheckpointsAsync(run.Id))[^1].Epoch);
    }

    [Fact]
    public async Task The_time_of_a_run_is_that_of_all_its_attempts()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        // A scripted epoch tells that it took one and a half seconds.
        var run = Assert.Single(await host.TrainAsync(Given.SweepWith("long", ["crash=5"], epochs: 100_000, "limits: {time: 6s}")));
        Assert.Equal((RunState.Stopped, "time_limit", 2), (run.State, run.Reason, run.Attempt));
        Assert.Equal("It has trained for 6s, and limits.time allows 6s.", run.Message);
    }

    [Fact]
    public async Task A_run_that_takes_more_memory_than_it_may_is_ended_and_says_what_would_fit()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var run = Assert.Single(await host.TrainAsync(Given.SweepWith("large", ["mib=400 ms=20"], epochs: 100_000, "limits: {memory: 300MiB}\nretries: 0")));
        Assert.Equal((RunState.Failed, "out_of_memory", 1), (run.State, run.Reason, run.Attempt));
        Assert.Matches(@"was ended because it used \d+(\.\d+)? MiB of memory, and limits\.memory allows 300 MiB; batch 1024 of 32 steps with hidden 32 and layers 2 did not fit; the largest batch that would is \d+, by estimate", run.Message);
        Assert.False(Processes.Lives(Processes.TrainersOf(folder.Results, run.Id)[0]));
    }

    /// <summary>One never pauses between two words, so that there is always something to be stored; the other says nothing more.</summary>
    [Theory]
    [InlineData("mib=400")]
    [InlineData("mib=400 silent=3")]
    public async Task Memory_is_looked_at_however_much_or_little_a_trainer_says(string script)
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var run = Assert.Single(await host.TrainAsync(Given.SweepWith("large", [script], epochs: 100_000, "limits: {memory: 300MiB}\nretries: 0")));
        Assert.Equal((RunState.Failed, "out_of_memory", 1), (run.State, run.Reason, run.Attempt));
        Assert.Contains("limits.memory allows 300 MiB", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trainer_that_says_the_same_again_and_again_hangs()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { SilenceLimit = TimeSpan.FromMilliseconds(500), Slots = [new SlotSpec("cpu", 1)] });
        var run = Assert.Single(await host.TrainAsync(Given.SweepWith("stuck", ["repeat=3"], epochs: 4, "retries: {hung: 1}")));
        Assert.Equal((RunState.Completed, 2, 1), (run.State, run.Attempt, run.Failures));
    }

    [Fact]
    public async Task The_next_try_waits_and_the_store_knows_until_when()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { RetryPauses = [TimeSpan.FromMinutes(2), TimeSpan.FromHours(2)] });
        var run = new RunId(await host.Client.SubmitAsync(Given.Sweep("waits", ["storage=2"])), 1);
        var failed = await host.UntilAsync(run, r => r.Failures == 1, "the failure");
        Assert.Equal(RunState.Queued, failed.State);
        var failures = await host.Store.FailuresAsync(run, before: 2);
        Assert.Equal(new PastFailure(FailureKind.Storage, 1), Assert.Single(failures));
    }

    [Fact]
    public async Task A_run_that_gets_further_between_its_failures_is_not_given_up()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { Slots = [new SlotSpec("cpu", 1)] });
        var ended = Assert.Single(await host.TrainAsync(Given.SweepWith("moves", ["stumble=3"], epochs: 11, "retries: {crashed: 1}")));
        Assert.Equal((RunState.Completed, 4, 3), (ended.State, ended.Attempt, ended.Failures));
    }
}
