using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Loop;

public sealed class TrainingRunTests
{
    [Fact]
    public void Events_come_in_order_and_figures_agree_with_each_other()
    {
        using var folder = new TemporaryFolder();
        var trained = Trained.Run(Given.Run(folder, "eval_every=3"), steps: true);
        Assert.Equal(["RunStarted", "EpochEnded", "EpochEnded", "CheckpointWritten", "EpochEnded", "EpochEnded", "CheckpointWritten", "SampleWritten", "RunFinished"],
            trained.Events.Select(e => e.GetType().Name));
        Assert.Equal([1, 2, 3, 4], trained.Epochs.Select(e => e.Epoch));
        Assert.Equal([false, false, true, true], trained.Epochs.Select(e => e.ValLoss is not null));
        Assert.Equal(MatrixSpeed.Of(CPU), trained.Events.OfType<RunStarted>().Single().PeakFlops);
        var first = trained.Epochs[0];
        var steps = trained.Steps.Take(5).ToList(); // 300 windows in batches of 64: four whole ones and one of 44
        Assert.Equal(5, first.Step);
        Assert.Equal(steps.Take(4).Sum(s => s.Loss * 64 / 300) + steps[4].Loss * 44 / 300, first.TrainLoss, 1e-9);
        Assert.Equal(Math.Exp(first.TrainLoss), first.TrainPpl, 1e-9);
        Assert.Equal(steps.Average(s => Math.Exp(s.Loss)), first.TrainPplMeanOfBatches, 1e-9);
        Assert.Equal(first.TrainLoss / Math.Log(2), first.TrainBpc, 1e-9);
        Assert.Equal((steps.Average(s => s.Norm), steps.Max(s => s.Norm)), (first.GradNormMean, first.GradNormMax));
        Assert.Equal(steps.Count(s => s.Norm > 1) / 5.0, first.ClippedShare);
        var told = trained.Events.OfType<EpochEnded>().First().Metrics;
        Assert.True(told.PeakMemoryBytes > 1_000_000);
        Assert.Equal(3000 / told.TrainSeconds, told.CharsPerSecond, 1e-3);
        var last = trained.Epochs[^1];
        Assert.Equal(last.ValLoss!.Value, Assert.Single(trained.Finished.Evaluations).Loss, 1e-12);
    }

    [Fact]
    public void Training_learns()
    {
        using var folder = new TemporaryFolder();
        var epochs = Trained.Run(Given.Run(folder, "epochs=30", "hidden=32", "train_windows=2000", "val_windows=500", "batch=128"), checkpoints: false).Epochs;
        Assert.True(epochs[^1].ValPpl < 15, $"after 30 epochs the perplexity is {epochs[^1].ValPpl}");
    }

    [Fact]
    public void A_mix_is_validated_on_each_of_its_texts_and_the_whole_is_their_sum()
    {
        using var folder = new TemporaryFolder();
        var half = Given.Lamplighter.Length / 2;
        var spec = Given.Run(folder) with { Texts = [Given.Frozen(folder, "a", Given.Lamplighter[..half], 3), Given.Frozen(folder, "b", Given.Lamplighter[half..], 1)] };
        var trained = Trained.Run(spec);
        Assert.Equal(["a", "b"], trained.Finished.Evaluations.Select(e => e.Text));
        Assert.Equal(trained.Epochs[^1].ValLoss!.Value, trained.Finished.Evaluations[0].Loss * 0.75 + trained.Finished.Evaluations[1].Loss * 0.25, 1e-6);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1e-3")]
    public void A_loss_that_is_no_number_ends_the_run_with_epoch_and_step(string clip)
    {
        using var folder = new TemporaryFolder();
        var weights = folder.File("inf.safetensors");
        var error = Assert.Throws<TrainingException>(() => Trained.Run(Diverging(folder, weights, clip)));
        Assert.Equal(FailureKind.Diverged, error.Kind);
        Assert.StartsWith("Diverged at epoch 1, step 0: the loss is NaN, the global norm of the gradients NaN.", error.Message);
    }

    [Fact]
    public void A_text_that_changed_since_submission_is_refused()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder);
        File.AppendAllText(spec.Texts[0].Path, "x");
        var error = Assert.Throws<TrainingException>(() => Trained.Run(spec));
        Assert.Equal(FailureKind.BadData, error.Kind);
        Assert.Contains("is not the one that the sweep was submitted with", error.Message);
    }

    [Fact]
    public void A_device_that_is_not_there_is_told_with_those_that_are()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<TrainingException>(() => Trained.Run(Given.Run(folder) with { Device = "cuda:63" }));
        Assert.Equal(FailureKind.BadSpecification, error.Kind);
        Assert.StartsWith("Device cuda:63 is not on this machine, which has cpu", error.Message);
    }

    [Fact]
    public void Too_little_memory_is_told_with_batch_width_and_depth()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "impl=scratch", "batch=1000000", "train_windows=20000", "steps=1024", "hidden=4096", "val_windows=1", "layers=1");
        var error = Assert.Throws<TrainingException>(() => Trained.Run(spec));
        Assert.Equal(FailureKind.OutOfMemory, error.Kind);
        Assert.Matches("^cpu has too little memory: batch 1000000 of 1024 steps with hidden 4096 and layers 1 did not fit; the largest batch that would is [1-9][0-9]*, by estimate$", error.Message);
    }

    private static RunSpecification Diverging(TemporaryFolder folder, string weights, string clip)
    {
        var spec = Given.Run(folder, "epochs=1", "layers=1");
        Trained.Run(spec);
        using var model = TorchSharp.torch.NewDisposeScope();
        using var stream = File.OpenRead(new RunFolder(spec.Folder).Checkpoints()[0]);
        var file = Safetensors.Read(stream);
        using var written = File.Create(weights);
        Safetensors.Write(written, [.. file.Tensors.Select(t => (t.Key, TorchSharp.torch.full(t.Value.Shape.ToArray(), float.PositiveInfinity)))], []);
        return Given.Run(folder, "epochs=1", "layers=1", $"clip={clip}", $"init_from={weights}") with { Folder = folder.File("other") };
    }
}
