using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Trainers;

namespace RnnSweeps.Training.Tests.Trainers;

public sealed class TrainerLoopTests
{
    /// <summary>Long enough that a test always finds it training.</summary>
    private const string Endless = "epochs=1000000";

    [Fact]
    public async Task It_says_ready_trains_and_is_ready_for_the_next_run_which_owes_nothing_to_the_first()
    {
        using var folder = new TemporaryFolder();
        using var trainer = new PipedTrainer();
        var ready = await trainer.NextAsync<TrainerReady>();
        Assert.Contains("cpu", ready.Devices);
        Assert.Equal(["dotnet", "libtorch", "rnnsweeps", "torchsharp"], ready.Versions.Keys.Order());

        var spec = Given.Run(folder, "dropout=0.2");
        trainer.Tell(new TrainRun(spec));
        var first = await trainer.UntilAsync<TrainerReady>();
        trainer.Tell(new TrainRun(Given.Run(folder, "cell=lstm", "impl=scratch") with { Run = new RunId(SweepId.Of("test"), 2), Folder = folder.File("between") }));
        await trainer.UntilAsync<TrainerReady>();
        trainer.Tell(new TrainRun(spec with { Run = new RunId(SweepId.Of("test"), 3), Folder = folder.File("again") }));
        var third = await trainer.UntilAsync<TrainerReady>();

        Assert.Equal(first.OfType<RunFinished>().Single().WeightsSha256, third.OfType<RunFinished>().Single().WeightsSha256);
        Assert.Equal(4, first.OfType<EpochEnded>().Count());
        Assert.IsType<RunFinished>(first[^2]);
        trainer.EndInput();
        Assert.Equal(0, await trainer.Ended);
    }

    [Fact]
    public async Task Stop_interrupts_the_named_run_and_no_other()
    {
        using var folder = new TemporaryFolder();
        using var trainer = new PipedTrainer();
        var spec = Given.Run(folder, Endless, "checkpoint_every=1000000");
        trainer.Tell(new TrainRun(spec));
        await trainer.UntilAsync<EpochEnded>();
        trainer.Tell(new StopRun(new RunId(SweepId.Of("test"), 99)));
        await trainer.UntilAsync<EpochEnded>();
        trainer.Tell(new StopRun(spec.Run));
        var events = await trainer.UntilAsync<TrainerReady>();
        var interrupted = Assert.IsType<RunInterrupted>(events[^2]);
        Assert.Equal(interrupted.Epoch, Checkpoint.Read(new RunFolder(spec.Folder).Checkpoints().Single()).Position.Epoch);
        Assert.Equal(interrupted.Epoch, events.OfType<EpochEnded>().Select(e => e.Metrics.Epoch).Append(interrupted.Epoch).Max());
    }

    [Fact]
    public async Task Silence_beyond_the_time_to_live_ends_it_with_a_checkpoint_and_heartbeats_keep_it_alive()
    {
        using var folder = new TemporaryFolder();
        using var trainer = new PipedTrainer();
        var spec = Given.Run(folder, Endless, "checkpoint_every=1000000");
        trainer.Tell(new TrainRun(spec));
        await trainer.UntilAsync<EpochEnded>();
        for (var i = 0; i < 3; i++)
        {
            trainer.Clock.Advance(TimeSpan.FromSeconds(3));
            trainer.Tell(new Heartbeat());
            trainer.Tell(new TrainRun(spec)); // answered, so that the heartbeat before it was surely heard
            var answer = (RunFailed)(await trainer.UntilAsync<RunFailed>())[^1];
            Assert.Equal("This trainer is still training test/0001.", answer.Message);
        }

        Assert.False(trainer.Ended.IsCompleted);
        trainer.Clock.Advance(TimeSpan.FromSeconds(5));
        var events = await trainer.UntilAsync<RunInterrupted>();
        Assert.Equal(TrainerLoop.Silence, await trainer.Ended);
        Assert.Equal(((RunInterrupted)events[^1]).Epoch, Checkpoint.Read(new RunFolder(spec.Folder).Checkpoints().Single()).Position.Epoch);
        Assert.Null(await trainer.NextAsync()); // it is not ready again
    }

    [Fact]
    public async Task Within_an_epoch_it_tells_every_few_seconds_that_it_takes_steps()
    {
        using var folder = new TemporaryFolder();
        using var trainer = new PipedTrainer();
        var spec = Given.Run(folder, Endless);
        trainer.Tell(new TrainRun(spec));
        await trainer.UntilAsync<EpochEnded>();
        List<StepsTaken> told = [];
        for (var i = 0; i < 6; i++)
        {
            trainer.Clock.Advance(TimeSpan.FromSeconds(3));
            trainer.Tell(new Heartbeat());
            trainer.Tell(new TrainRun(spec)); // answered, so that the heartbeat before it was surely heard
            told.AddRange((await trainer.UntilAsync<RunFailed>()).Concat(await trainer.UntilAsync<EpochEnded>()).OfType<StepsTaken>());
        }
        Assert.InRange(told.Count, 2, 3);
        Assert.All(told, s => Assert.Equal((spec.Run, spec.Attempt), (s.Run, s.Attempt)));
        Assert.True(told[1].Steps > told[0].Steps);
        trainer.EndInput();
        await trainer.Ended; // before its folder is removed, in which it leaves a checkpoint
    }

    [Fact]
    public async Task The_end_of_input_ends_it_with_a_checkpoint()
    {
        using var folder = new TemporaryFolder();
        using var trainer = new PipedTrainer();
        var spec = Given.Run(folder, Endless, "checkpoint_every=1000000");
        trainer.Tell(new TrainRun(spec));
        await trainer.UntilAsync<EpochEnded>();
        trainer.EndInput();
        await trainer.UntilAsync<RunInterrupted>();
        Assert.Equal(0, await trainer.Ended);
        Assert.Single(new RunFolder(spec.Folder).Checkpoints());
    }

    [Fact]
    public async Task It_ends_when_nobody_listens_any_more()
    {
        using var folder = new TemporaryFolder();
        using var trainer = new PipedTrainer();
        trainer.Tell(new TrainRun(Given.Run(folder, Endless)));
        await trainer.UntilAsync<EpochEnded>();
        trainer.StopListening();
        Assert.Equal(0, await trainer.Ended);
    }

    [Fact]
    public async Task A_run_that_fails_is_told_with_its_kind_and_the_trainer_goes_on()
    {
        using var folder = new TemporaryFolder();
        using var trainer = new PipedTrainer();
        await trainer.NextAsync<TrainerReady>();
        trainer.Tell(new TrainRun(Given.Run(folder, "train_windows=100000")));
        var failed = await trainer.NextAsync<RunFailed>();
        Assert.Equal(FailureKind.BadData, failed.Kind);
        Assert.StartsWith("Text lamplighter has 31324 characters", failed.Message);
        Assert.Contains(nameof(TrainingException), failed.Detail);
        await trainer.NextAsync<TrainerReady>();
        trainer.Tell(new TrainRun(Given.Run(folder)));
        Assert.IsType<RunFinished>((await trainer.UntilAsync<RunFinished>())[^1]);
    }

    [Fact]
    public async Task A_line_that_is_no_command_ends_it_with_the_line()
    {
        using var trainer = new PipedTrainer();
        trainer.Tell("{\"command\":\"dance\"}");
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => trainer.Ended);
        Assert.StartsWith("A trainer takes one command a line as JSON, found '{\"command\":\"dance\"}'", error.Message);
    }
}
