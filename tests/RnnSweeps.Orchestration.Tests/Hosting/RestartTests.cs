using System.Diagnostics;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

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
        Assert.Equal(FailureKind.LostHost, Assert.Single(await second.Store.FailuresAsync(runs[1].Id, before: 2)).Kind);
        Assert.Contains(await second.Store.EventsAsync(sweep), e => e.Kind == "lost_host" && e.Message.Contains("ended without a word in attempt 1", StringComparison.Ordinal));
        foreach (var each in runs) Assert.Equal(Enumerable.Range(1, 40), (await second.Store.EpochsAsync(each.Id)).Select(e => e.Epoch));
    }

    [Fact]
    public async Task A_run_that_takes_its_host_down_each_time_is_given_up()
    {
        using var folder = new TemporaryFolder();
        var sweep = await LeftAsync(folder, Given.SweepWith("heavy", ["a"], epochs: 3, "retries: {lost_host: 1}"), hosts: 2);
        await using var host = await TestHost.StartAsync(folder);
        var ended = Assert.Single(await host.UntilEndAsync(sweep));
        Assert.Equal((RunState.Failed, "lost_host", 2), (ended.State, ended.Reason, ended.Attempt));
        Assert.Contains("for the 2nd time: the host that trained it ended without a word in attempt 2", ended.Message, StringComparison.Ordinal);
        Assert.EndsWith("It is not tried again: retries allows 1 after lost_host.", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_lost_two_hosts_is_alone_until_it_has_got_further()
    {
        using var folder = new TemporaryFolder();
        var sweep = await LeftAsync(folder, Given.Sweep("crowd", ["a ms=300", "b ms=30", "c ms=30", "d ms=30"], epochs: 10, retries: 0), hosts: 2);
        await using var host = await TestHost.StartAsync(folder);
        var runs = await host.UntilEndAsync(sweep);
        Assert.Equal([3, 1, 1, 1], runs.Select(r => r.Attempt));
        Assert.All(runs, r => Assert.Equal(RunState.Completed, r.State));
        var suspect = (Began: await TimeAsync("SELECT started_at FROM attempts WHERE attempt = 3"), GotFurther: await TimeAsync("SELECT min(written_at) FROM checkpoints WHERE attempt = 3"));
        Assert.All(runs.Skip(1), r => Assert.True(r.EndedAt <= suspect.Began || r.StartedAt >= suspect.GotFurther, $"{r.Id} trained from {r.StartedAt:O} to {r.EndedAt:O} beside {suspect}"));

        async Task<DateTimeOffset> TimeAsync(string sql)
        {
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.Results.Database};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return DateTimeOffset.Parse((string)(await command.ExecuteScalarAsync())!, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A sweep as so many hosts leave it that were killed in the middle of its first run, one after the other.</summary>
    private static async Task<SweepId> LeftAsync(TemporaryFolder folder, SweepSubmission submission, int hosts)
    {
        await using var store = await Results.Store.ResultStore.OpenAsync(folder.Results.Database, TimeProvider.System);
        var sweep = (await store.AddSweepAsync(submission)).Id;
        await store.AddRunsAsync(sweep, SweepExpansion.Expand(SweepFile.Parse(submission.Yaml, "left.yaml").Definition!));
        var run = new RunId(sweep, 1);
        for (var attempt = 1; attempt <= hosts; attempt++)
        {
            Assert.Equal(attempt, await store.BeginAttemptAsync(run, attempt - 1, Given.Place));
            if (attempt < hosts) Assert.True(await store.RequeueAsync(run, attempt, FailureKind.LostHost, "It was killed."));
        }
        return sweep;
    }

    private sealed record RunRecordBefore(int Attempt, DateTimeOffset? EndedAt);
}
