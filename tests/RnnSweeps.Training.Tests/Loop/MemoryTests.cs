using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Tests.Support;
using TorchSharp;

namespace RnnSweeps.Training.Tests.Loop;

[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    [Theory]
    [InlineData("concise", "lstm")]
    [InlineData("scratch", "gru")]
    [InlineData("concise", "gru", "embedding=8", "tied=true", "layer_norm=true", "residual=true", "input_dropout=0.2", "freeze=rnn.weight_ih_l0")]
    [InlineData("scratch", "lstm", "layer_norm=true", "residual=true", "input_dropout=0.2", "freeze=W_hq")]
    public void As_many_tensors_live_after_step_50_as_after_step_2(string impl, string cell, params string[] set)
    {
        using var folder = new TemporaryFolder();
        var counts = new Dictionary<long, long>();
        Training.Loop.TrainingRun.Train(
            Given.Run(folder, [$"impl={impl}", $"cell={cell}", "dropout=0.2", "train_windows=4000", "batch=64", "epochs=1", .. set]),
            new Training.Loop.TrainingHooks { Report = _ => { }, Step = (step, _, _) => counts[step] = torch.Tensor.TotalCount, MaxSteps = 51 },
            TimeProvider.System, default);
        Assert.Equal(51, counts.Count);
        Assert.Equal(counts[2], counts[50]);
    }

    [Theory]
    [InlineData("dropout=0.2")]
    [InlineData("sampling=stream")]
    [InlineData("optimizer=adam")]
    public void No_tensor_of_a_run_outlives_it(string setting)
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, setting);
        Trained.Run(spec);
        var before = torch.Tensor.TotalCount;
        Trained.Run(spec with { Folder = folder.File("other") });
        Assert.Equal(before, torch.Tensor.TotalCount);
    }

    [Fact]
    public void Resident_memory_is_flat_over_200_epochs()
    {
        using var folder = new TemporaryFolder();
        var resident = new List<long>();
        Trained.Run(Given.Run(folder, "epochs=200", "checkpoint_every=10", "dropout=0.2"), (e, _) =>
        {
            if (e is not EpochEnded) return;
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            resident.Add(process.WorkingSet64);
        });
        Assert.Equal(200, resident.Count);
        Assert.True(resident[^1] - resident[50] < 24 << 20, $"{resident[50]} bytes after epoch 51, {resident[^1]} after epoch 200");
    }
}
