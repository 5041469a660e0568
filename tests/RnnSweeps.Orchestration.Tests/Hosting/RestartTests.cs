using System.Diagnostics;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Tests.Hosting;

public sealed class RestartTests
{
    [Fact]
    public async Task A_stopped_host_puts_its_runs_back_and_the_next_one_goes_on_without_repeating_what_is_finished()
    {
        using var folder = new TemporaryFolder();
        var sweep = SweepId.Parse("stopped");
        RunRecordBefore finished;
        await using (var host = await TestHost.StartAsync(folder))
        {
            await host.Client.SubmitAsync(Given.Sweep("stopped", ["a", "b ms=20", "c ms=100 deaf=1"], epochs: 60));
            var done = await host.UntilAsync(new RunId(sweep, 1), r => r.State == RunState.Completed, "end");
            foreach (var number in (int[])[2, 3]) await host.UntilEpochAsync(new RunId(sweep, number), 3);
            finished = new RunRecordBefore(done.Attempt, done.EndedAt);
        }
        await using (var store = await Results.Store.ResultStore.OpenForReadingAsync(folder.Results.Database))
            Assert.Equal(
                [(RunState.Completed, 1, 0), (RunState.Queued, 1, 0), (RunState.Queued, 1, 0)],
                (await store!.RunsAsync(sweep)).Select(r => (r.State, r.Attempt, r.Failures)));
        Assert.Null(HostFile.Read(folder.Results));
        Assert.DoesNotContain(Enumerable.Range(1, 3).SelectMany(n => Processes.TrainersOf(folder.Results, new RunId(sweep, n))), Processes.Lives);

        await using (var host = await TestHost.StartAsync(folder))
        {
            var runs = await host.UntilEndAsync(sweep);
            Assert.Equal([(RunState.Completed, 1, 0), (RunState.Completed, 2, 0), (RunState.Completed, 2, 0)], runs.Select(r => (r.State, r.Attempt, r.Failures)));
            Assert.Equal(finished, new RunRecordBefore(runs[0].Attempt, runs[0].EndedAt));
            foreach (var run in runs) Assert.Equal(Enumerable.Range(1, 60), (await host.Store.EpochsAsync(run.Id)).Select(e => e.Epoch));
        }
    }

    [Fact]
    public async Task A_host_killed_by_signal_9_leaves_no_trainer_behind_and_the_next_one_goes_on()
    {
        using var folder = new TemporaryFolder();
        using var first = Process.Start(Path.Combine(AppContext.BaseDirectory, "RnnSweeps.ScriptedHost"), [folder.Results.Root, TestHost.ScriptedTrainer]);
        await Eventually.TrueAsync(() => HostFile.Read(folder.Results) is not null, "the first host");
        SweepId sweep;
        await using (var client = await SweepClient.ConnectAsync(folder.Results)) sweep = await client.SubmitAsync(Given.Sweep("survivor", ["a", "b ms=30", "c ms=30"], epochs: 40));
        var run = new RunId(sweep, 2);
        await using (var store = await Results.Store.ResultStore.OpenForReadingAsync(folder.Results.Database))
            await Eventually.GetAsync(async () => (await store!.EpochsAsync(run)).Count >= 3 ? "" : null, "three epochs");
        await Processes.KillAsync(first.Id);
        await first.WaitForExitAsync();
        await Eventually.TrueAsync(() => !Processes.TrainersOf(folder.Results, run).Any(Processes.Lives), "the end of the first host's trainers");

        await using var second = await TestHost.StartAsync(folder);
        var runs = await second.UntilEndAsync(sweep);
        Assert.All(runs, r => Assert.Equal((RunState.Completed, 0), (r.State, r.Failures)));
        Assert.True(runs[1].Attempt > 1);
        foreach (var each in runs) Assert.Equal(Enumerable.Range(1, 40), (await second.Store.EpochsAsync(each.Id)).Select(e => e.Epoch));
    }

    private sealed record RunRecordBefore(int Attempt, DateTimeOffset? EndedAt);
}
