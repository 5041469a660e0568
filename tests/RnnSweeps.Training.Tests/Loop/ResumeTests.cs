using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Loop;

public sealed class ResumeTests
{
    public static TheoryData<string, string> Models => new()
    {
        { "rnn", "scratch" }, { "gru", "scratch" }, { "lstm", "scratch" }, { "rnn", "concise" }, { "gru", "concise" }, { "lstm", "concise" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void A_run_interrupted_after_every_epoch_is_bit_for_bit_the_one_that_was_not(string cell, string impl)
    {
        using var folder = new TemporaryFolder();
        string[] set = [$"cell={cell}", $"impl={impl}", "layers=3", "dropout=0.3", "sigma=0.3", "checkpoint_every=3"];
        var whole = Trained.Run(Given.Run(folder, set), checkpoints: false);
        var spec = Given.Run(folder, set);
        for (var epoch = 1; epoch <= 4; epoch++)
        {
            var part = Trained.Run(spec with { Attempt = epoch }, (e, stop) =>
            {
                if (e is EpochEnded { Metrics.Epoch: var ended } && ended == epoch) stop.Cancel();
            });
            Assert.Equal(epoch, Assert.IsType<RunInterrupted>(part.Events[^1]).Epoch);
        }

        var last = Trained.Run(spec with { Attempt = 5 });
        Assert.Equal(4, last.Events.OfType<RunStarted>().Single().FromEpoch);
        Assert.Equal(whole.Epochs, last.Epochs);
        Assert.Equal(whole.Finished.WeightsSha256, last.Finished.WeightsSha256);
        Assert.Equal(whole.Finished.Evaluations, last.Finished.Evaluations);
    }

    [Fact]
    public void An_interruption_in_the_middle_of_an_epoch_goes_back_to_the_last_whole_one()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "dropout=0.3");
        var whole = Trained.Run(spec, checkpoints: false);
        var part = new Trained();
        using (var stop = new CancellationTokenSource())
        {
            Training.Loop.TrainingRun.Train(spec, new Training.Loop.TrainingHooks
            {
                Report = part.Events.Add,
                Step = (step, _, _) =>
                {
                    if (step == 17) stop.Cancel(); // five steps an epoch: the third step of the fourth
                },
            }, TimeProvider.System, stop.Token);
        }

        Assert.Equal(3, Assert.IsType<RunInterrupted>(part.Events[^1]).Epoch);
        var rest = Trained.Run(spec with { Attempt = 2 });
        Assert.Equal(3, rest.Events.OfType<RunStarted>().Single().FromEpoch);
        Assert.Equal(whole.Epochs, rest.Epochs);
        Assert.Equal(whole.Finished.WeightsSha256, rest.Finished.WeightsSha256);
    }

    [Fact]
    public void A_killed_training_repeats_at_most_the_epochs_since_its_checkpoint()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "dropout=0.3");
        var whole = Trained.Run(spec, checkpoints: false);
        Assert.Throws<KilledException>(() => Trained.Run(spec, (e, _) =>
        {
            if (e is EpochEnded { Metrics.Epoch: 3 }) throw new KilledException();
        }));

        var rest = Trained.Run(spec with { Attempt = 2 });
        Assert.Equal(2, rest.Events.OfType<RunStarted>().Single().FromEpoch);
        Assert.Equal(whole.Epochs, rest.Epochs);
        Assert.Equal(whole.Finished.WeightsSha256, rest.Finished.WeightsSha256);
    }

    [Fact]
    public void A_damaged_checkpoint_is_told_and_the_one_before_used()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "dropout=0.3");
        var whole = Trained.Run(spec);
        var newest = new RunFolder(spec.Folder).Checkpoints()[0];
        var bytes = File.ReadAllBytes(newest);
        bytes[^1] ^= 1;
        File.WriteAllBytes(newest, bytes);

        var again = Trained.Run(spec with { Attempt = 2 });
        var started = again.Events.OfType<RunStarted>().Single();
        Assert.Equal(2, started.FromEpoch);
        Assert.Equal("epoch-000004-attempt-1.safetensors: its content does not agree with its checksum", Assert.Single(started.SkippedCheckpoints));
        Assert.Equal(whole.Finished.WeightsSha256, again.Finished.WeightsSha256);
        Assert.Equal(whole.Epochs, again.Epochs);
    }

    [Fact]
    public void Checkpoints_of_another_seed_are_refused()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder);
        Trained.Run(spec);
        var error = Assert.Throws<TrainingException>(() => Trained.Run(spec with { Seed = 8 }));
        Assert.Equal(FailureKind.BadSpecification, error.Kind);
        Assert.Contains("another configuration, seed or text", error.Message);
    }

    private sealed class KilledException : Exception;
}
