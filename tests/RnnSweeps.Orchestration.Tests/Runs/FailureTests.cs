using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Runs;

public sealed class FailureTests
{
    [Fact]
    public async Task A_killed_trainer_is_replaced_and_the_run_goes_on_from_its_checkpoint()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("killed", ["a ms=30"], epochs: 20));
        var run = new RunId(sweep, 1);
        await host.UntilEpochAsync(run, 3);
        var killed = await host.TrainerAsync(run);
        await Processes.KillAsync(killed);
        var ended = Assert.Single(await host.UntilEndAsync(sweep));
        Assert.Equal((RunState.Completed, 2, 1), (ended.State, ended.Attempt, ended.Failures));
        Assert.Equal(Enumerable.Range(1, 20), (await host.Store.EpochsAsync(run)).Select(e => e.Epoch));
        Assert.Equal(2, Processes.TrainersOf(folder.Results, run).Distinct().Count());
    }

    [Fact]
    public async Task An_agent_that_does_not_answer_takes_no_run_from_its_trainer()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, services: SilentAgents.AddTo);
        var run = Assert.Single(await host.TrainAsync(Given.Sweep("mute", ["a ms=100"], epochs: 50)));
        Assert.True(host.Service<INodeAgents, SilentAgents>().Asked > 0);
        Assert.Equal((RunState.Completed, 1, 0), (run.State, run.Attempt, run.Failures));
        Assert.DoesNotContain(await host.Store.EventsAsync(run.Id.Sweep), e => e.Kind == "fenced_write");
    }

    /// <summary>Longer than a trainer lives without its host's word: that word waits for no write.</summary>
    [Fact]
    public async Task A_store_that_nobody_can_write_for_seconds_takes_no_run_from_its_trainer()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { TrainerTimeToLive = TimeSpan.FromSeconds(3) });
        var sweep = await host.Client.SubmitAsync(Given.Sweep("blocked", ["a ms=50"], epochs: 100));
        await host.UntilEpochAsync(new RunId(sweep, 1), 5);
        await using (var other = new SqliteConnection($"Data Source={folder.Results.Database};Pooling=false"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = other.BeginTransaction(deferred: false);
            await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
        }
        var run = Assert.Single(await host.UntilEndAsync(sweep));
        Assert.Equal((RunState.Completed, 1, 0), (run.State, run.Attempt, run.Failures));
        Assert.Single(Processes.TrainersOf(folder.Results, run.Id).Distinct());
        Assert.Equal(100, (await host.Store.EpochsAsync(run.Id)).Count);
    }

    [Fact]
    public async Task A_slot_without_a_trainer_leaves_the_runs_to_the_slots_that_have_one()
    {
        using var folder = new TemporaryFolder();
        folder.Results.Create();
        var once = Path.Combine(folder.Results.Root, "once");
        await using var host = await TestHost.StartAsync(folder, o => o with
        {
            Trainer = new TrainerCommandLine("/bin/bash", ["-c", $"mkdir '{once}' 2>/dev/null || exit 3; exec '{TestHost.ScriptedTrainer}'"]),
        });
        var runs = await host.TrainAsync(Given.Sweep("lame", ["a ms=20", "b ms=20", "c ms=20", "d ms=20"], epochs: 10));
        Assert.All(runs, r => Assert.Equal((RunState.Completed, 1, 0), (r.State, r.Attempt, r.Failures)));
    }

    [Fact]
    public async Task A_run_that_crashes_once_is_tried_again_and_completes()
    {
        var run = await OneAsync("crash=2");
        Assert.Equal((RunState.Completed, 2, 1), (run.State, run.Attempt, run.Failures));
    }

    [Fact]
    public async Task A_diverged_run_fails_at_once_with_epoch_checkpoint_and_log()
    {
        using var folder = new TemporaryFolder();
        var run = await OneAsync("diverged=3", folder: folder);
        Assert.Equal((RunState.Failed, "diverged", 1), (run.State, run.Reason, run.Attempt));
        Assert.Equal(
            $"Run one/0001 failed at epoch 3: scripted diverged. Last checkpoint: {Path.Combine(folder.Results.Run(run.Id), "epoch-000002-attempt-1.safetensors")}. Log: {folder.Results.TrainerLog(0)}.",
            run.Message);
    }

    [Fact]
    public async Task After_its_retries_a_crashing_run_fails_and_says_by_which_signal()
    {
        var run = await OneAsync("always-crash=2", retries: 2);
        Assert.Equal((RunState.Failed, "crashed", 3), (run.State, run.Reason, run.Attempt));
        Assert.Contains("for the 3rd time", run.Message, StringComparison.Ordinal);
        Assert.Contains("killed by signal 9", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Out_of_memory_is_tried_again_as_often_as_the_sweep_says()
    {
        var run = await OneAsync("out_of_memory=1", retries: 1);
        Assert.Equal((RunState.Failed, "out_of_memory", 2), (run.State, run.Reason, run.Attempt));
    }

    [Fact]
    public async Task A_silent_trainer_is_ended_and_the_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        var run = await OneAsync("silent=3", folder: folder, with: o => o with { SilenceLimit = TimeSpan.FromMilliseconds(500), FirstEpochLimit = TimeSpan.FromMinutes(1) });
        Assert.Equal((RunState.Completed, 2, 1), (run.State, run.Attempt, run.Failures));
        Assert.False(Processes.Lives(Processes.TrainersOf(folder.Results, run.Id)[0]));
    }

    [Fact]
    public async Task A_trainer_that_floods_its_output_is_ended_and_the_run_goes_on()
    {
        var run = await OneAsync("flood=2");
        Assert.Equal((RunState.Completed, 2, 1), (run.State, run.Attempt, run.Failures));
    }

    [Fact]
    public async Task What_a_library_prints_between_the_events_goes_into_the_log()
    {
        using var folder = new TemporaryFolder();
        var run = await OneAsync("babble=2", folder: folder);
        Assert.Equal((RunState.Completed, 1), (run.State, run.Attempt));
        Assert.Contains("stdout: [W] a library has something to say", File.ReadAllText(folder.Results.TrainerLog(0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_trainer_can_start_the_runs_fail_with_its_last_words()
    {
        using var folder = new TemporaryFolder();
        var run = await OneAsync("a", retries: 1, folder: folder, with: o => o with
        {
            Slots = null,
            Trainer = new TrainerCommandLine(TestHost.ScriptedTrainer, [], new Dictionary<string, string> { ["SCRIPTED_TRAINER"] = "broken" }),
        });
        Assert.Equal((RunState.Failed, "crashed", 2), (run.State, run.Reason, run.Attempt));
        Assert.Contains("exited with code 3", run.Message, StringComparison.Ordinal);
        Assert.Contains("Unable to load shared library", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_trainer_is_no_program_the_runs_say_so()
    {
        var run = await OneAsync("a", retries: 0, with: o => o with { Trainer = new TrainerCommandLine("/nowhere/trainer", []) });
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("/nowhere/trainer could not be started", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_folder_cannot_be_made_fails_for_its_storage()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Results.Root);
        File.WriteAllText(folder.Results.Sweep(SweepId.Parse("one")), "in the way");
        var run = await OneAsync("a", retries: 1, folder: folder);
        Assert.Equal((RunState.Failed, "storage", 2), (run.State, run.Reason, run.Attempt));
    }

    private static async Task<RunRecord> OneAsync(
        string script, int retries = 3, TemporaryFolder? folder = null, Func<OrchestrationOptions, OrchestrationOptions>? with = null)
    {
        using var own = folder is null ? new TemporaryFolder() : null;
        await using var host = await TestHost.StartAsync(folder ?? own!, o => with is null ? o with { Slots = [new SlotSpec("cpu", 1)] } : with(o));
        return Assert.Single(await host.TrainAsync(Given.Sweep("one", [script], retries: retries)));
    }
}
