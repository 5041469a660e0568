using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Generation;
using RnnSweeps.Training.Surprisal;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Surprisal;

public sealed class SurprisalMeterTests
{
    [Theory]
    [InlineData("steps=10")]
    [InlineData("max_chars=2000")]
    [InlineData("sampling=stream", "batch=4")]
    public void The_loss_on_the_validation_part_is_that_of_the_run(params string[] set)
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, set);
        var epochs = Trained.Run(spec).Epochs;
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Best!);
        var told = Assert.Single(new SurprisalMeter(model, 5, 20).OnValidation(spec.Texts, default));
        Assert.Equal(epochs.Single(e => e.Epoch == model.Epoch).ValLoss!.Value, told.Loss, 1e-6);
        Assert.Equal((Math.Exp(told.Loss), false), (told.Ppl, told.IsWhole));
    }

    [Fact]
    public void The_losses_of_the_texts_of_a_mix_are_those_of_its_evaluations()
    {
        using var folder = new TemporaryFolder();
        var half = Given.Lamplighter.Length / 2;
        var spec = Given.Run(folder, "epochs=1") with { Texts = [Given.Frozen(folder, "a", Given.Lamplighter[..half], 3), Given.Frozen(folder, "b", Given.Lamplighter[half..], 1)] };
        var trained = Trained.Run(spec);
        var evaluations = trained.Finished.Evaluations;
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Best!);
        var told = new SurprisalMeter(model, 5, 20).OnValidation(spec.Texts, default);
        Assert.Equal(["a", "b"], told.Select(t => t.Text));
        Assert.All(told.Zip(evaluations), pair => Assert.Equal(pair.Second.Loss, pair.First.Loss, 1e-6));
        Assert.Equal(trained.Epochs[0].ValPpl!.Value, TextSurprisal.Together([.. told]), 1e-4);
    }

    [Theory]
    [InlineData("steps=10")]
    [InlineData("sampling=stream", "batch=4")]
    public void The_losses_of_single_characters_have_the_mean_of_the_whole_and_what_is_held_out_is_what_evaluate_on_measures(params string[] set)
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, [.. set, "epochs=1"]);
        Trained.Run(spec);
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Best!);
        var meter = new SurprisalMeter(model, 1000, 20);
        var losses = meter.Losses("mine", Given.Lamplighter, default);
        Assert.Equal(Given.Lamplighter.Length, losses.Length);
        Assert.True(float.IsNaN(losses[0]));
        Assert.Equal(Math.Log(meter.OnWhole("mine", Given.Lamplighter, default).PplInContext), losses.Where(l => !float.IsNaN(l)).Average(l => (double)l), 1e-9);
        var held = meter.HeldOut(spec.Texts[0]);
        Assert.Contains(held, Given.Lamplighter, StringComparison.Ordinal);
        Assert.Equal(meter.OnValidation(spec.Texts, default)[0].Characters, held.Length);
        Assert.Equal(set[0] == "steps=10", Given.Lamplighter.EndsWith(held, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("steps=10")]
    [InlineData("sampling=stream", "batch=4")]
    public void A_whole_text_is_met_character_by_character_and_unknown_ones_are_counted(params string[] set)
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, [.. set, "epochs=1"]);
        Trained.Run(spec);
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Best!);
        var text = "#" + Given.Lamplighter[..996].Replace('e', '#') + "end"; // 1000 characters, and # is not in the vocabulary
        var told = new SurprisalMeter(model, 100, 50).OnWhole("mine", text, default);
        // The first character is only read; lanes of equal length leave a few out at the end.
        Assert.InRange(told.Characters, set[0] == "steps=10" ? 999 : 990, 999);
        Assert.Equal(told.Characters, told.MostSurprising.Sum(c => c.Count));
        Assert.Equal(told.Unknown, told.MostSurprising.Single(c => c.Character == "<unk>").Count);
        Assert.InRange(told.Unknown, text.Count(c => c == '#') - 10, text.Count(c => c == '#') - 1);
        Assert.Equal(told.MostSurprising.OrderByDescending(c => c.Loss), told.MostSurprising);
        Assert.Equal(Math.Log(told.PplInContext), told.MostSurprising.Sum(c => c.Count * c.Loss) / told.Characters, 1e-9);
        Assert.All(told.Passages, p => Assert.Equal((text.Substring((int)p.From, 50), 50), (p.Text, p.Losses.Count)));
    }

    [Fact]
    public void In_context_means_with_all_of_a_window_before_a_character()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=1", "val_windows=1", "steps=10");
        Trained.Run(spec);
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Best!);
        var told = Assert.Single(new SurprisalMeter(model, 5, 60).OnValidation(spec.Texts, default));
        Assert.Equal((10, told.Ppl), (told.Characters, told.PplInContext), (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-5); // one window: nothing is met twice
        Assert.Equal((301, 10), (Assert.Single(told.Passages).From, told.Passages[0].Text.Length));
        using var wider = TrainedModel.Load(new RunFolder(spec.Folder).Best!);
        var whole = new SurprisalMeter(wider, 0, 10).OnWhole("end", Given.Lamplighter[..11], default);
        Assert.Equal(whole.Loss, Math.Log(whole.PplInContext), 1e-6);
    }

    [Fact]
    public void A_text_shorter_than_a_window_is_told()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=1");
        Trained.Run(spec);
        using var model = TrainedModel.Load(new RunFolder(spec.Folder).Best!);
        var error = Assert.Throws<TrainingException>(() => new SurprisalMeter(model, 5, 60).OnWhole("short", "ten of all", default));
        Assert.Equal(FailureKind.BadData, error.Kind);
        Assert.Contains("Text short has 10 characters after cleaning", error.Message);
    }
}
