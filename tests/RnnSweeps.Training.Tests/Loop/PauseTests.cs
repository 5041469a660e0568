using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Loop;

public sealed class PauseTests
{
    [Theory]
    [InlineData("optimizer=sgd")]
    [InlineData("optimizer=adam lr=0.01 schedule=one_cycle")]
    [InlineData("optimizer=adamw lr=0.01 amsgrad=true weight_decay=0.01 schedule=cosine warmup_epochs=1")]
    [InlineData("optimizer=rmsprop lr=0.01 centered=true momentum=0.5 schedule=step step_epochs=2")]
    [InlineData("optimizer=adagrad lr=0.1 schedule=exponential gamma=0.9")]
    [InlineData("optimizer=nadam lr=0.01 weight_decay=0.01")]
    [InlineData("optimizer=sgd momentum=0.9 lr=0.5 schedule=plateau plateau_epochs=0 eval_every=2")]
    public void A_training_that_pauses_at_rungs_is_bit_for_bit_the_one_that_does_not(string settings)
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, [.. settings.Split(' '), "epochs=6", "dropout=0.2", "checkpoint_every=100"]);
        var whole = Trained.Run(spec with { Folder = folder.File("whole") });
        foreach (var rung in (int[])[1, 3])
        {
            var part = Trained.Run(spec with { UntilEpoch = rung });
            Assert.Equal(rung, Assert.IsType<RungReached>(part.Events[^1]).Epoch);
            Assert.NotNull(part.Epochs[^1].ValPpl);
        }
        var last = Trained.Run(spec with { Attempt = 3, UntilEpoch = 6 });
        Assert.Equal(whole.Finished.WeightsSha256, last.Finished.WeightsSha256);
        Assert.Equal(whole.Epochs.Select(e => (e.Epoch, e.TrainLoss, e.Lr)), last.Epochs.Select(e => (e.Epoch, e.TrainLoss, e.Lr)));
    }

    [Fact]
    public void A_paused_training_that_is_asked_for_no_more_pauses_at_once()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder) with { UntilEpoch = 2 };
        Trained.Run(spec);
        var again = Trained.Run(spec with { Attempt = 2 });
        Assert.Equal(2, Assert.IsType<RungReached>(again.Events[^1]).Epoch);
        Assert.Equal([1, 2], again.Epochs.Select(e => e.Epoch));
    }

    [Fact]
    public void Patience_ends_a_training_that_gets_no_better_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=20", "lr=0.000001") with { Patience = new Patience(3, 0.5) };
        var finished = Trained.Run(spec).Finished;
        Assert.Equal(4, finished.Epochs);
        Assert.StartsWith("val_ppl has not fallen by more than 0.5 below ", finished.Stopped, StringComparison.Ordinal);
        Assert.EndsWith(" of epoch 1 for 3 evaluations.", finished.Stopped, StringComparison.Ordinal);
        var again = Trained.Run(spec with { Attempt = 2 }).Finished;
        Assert.Equal((finished.WeightsSha256, finished.Stopped), (again.WeightsSha256, again.Stopped));
    }

    [Theory]
    [InlineData("sampling=windows")]
    [InlineData("sampling=stream")]
    public void Every_text_of_evaluate_on_is_measured_on_the_same_part_whether_it_was_trained_on_or_not(string sampling)
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, sampling, "epochs=1");
        var other = Given.Frozen(folder, "other", Given.Lamplighter);
        var finished = Trained.Run(spec with { EvaluateOn = [spec.Texts[0], other] }).Finished;
        Assert.Equal(sampling == "sampling=windows" ? ["lamplighter", "other"] : ["lamplighter", "lamplighter:test", "other"], finished.Evaluations.Select(e => e.Text).Order());
        Assert.Equal(Loss(finished, "lamplighter"), Loss(finished, "other"));
    }

    [Fact]
    public void A_text_of_a_mix_is_measured_on_the_same_part_as_for_those_that_never_trained_on_it()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=1");
        var mix = spec with { Texts = [spec.Texts[0], Given.Frozen(folder, "second", Given.Lamplighter[2000..])] };
        var other = Given.Frozen(folder, "other", Given.Lamplighter);
        var (own, asked) = (Trained.Run(mix with { EvaluateOn = [other] }).Finished, Trained.Run(mix with { EvaluateOn = [other, spec.Texts[0]] }).Finished);
        Assert.Equal(own.WeightsSha256, asked.WeightsSha256);
        Assert.Equal(["lamplighter", "other", "second"], asked.Evaluations.Select(e => e.Text).Order());
        Assert.Equal(Loss(asked, "other"), Loss(asked, "lamplighter"));
        Assert.NotEqual(Loss(asked, "lamplighter"), Loss(own, "lamplighter"));
        Assert.Equal(Loss(asked, "second"), Loss(own, "second"));
    }

    [Fact]
    public void That_part_is_the_end_of_the_text_and_does_not_move_with_what_is_trained_on()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=1", "val_windows=100");
        // The same end behind another beginning.
        var cut = Given.Frozen(folder, "cut", Given.Lamplighter[5000..]);
        var finished = Trained.Run(spec with { EvaluateOn = [spec.Texts[0], cut] }).Finished;
        Assert.Equal(Loss(finished, "lamplighter"), Loss(finished, "cut"));
    }

    private static double Loss(RunFinished finished, string text) => finished.Evaluations.Single(e => e.Text == text).Loss;

    [Fact]
    public void Settings_that_contradict_each_other_are_refused()
    {
        using var folder = new TemporaryFolder();
        var refused = Assert.Throws<TrainingException>(() => Trained.Run(Given.Run(folder, "nesterov=true")));
        Assert.Equal((FailureKind.BadSpecification, "The settings cannot be trained: nesterov asks for momentum above 0."), (refused.Kind, refused.Message));
    }
}
