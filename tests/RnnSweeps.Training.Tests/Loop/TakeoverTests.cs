using System.Security.Cryptography;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Loop;

/// <summary>An attempt takes over from another, which may not have ended: a frozen trainer thaws at any moment.</summary>
public sealed class TakeoverTests
{
    private static readonly string[] Often = ["epochs=6", "checkpoint_every=1", "lr=0.5"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_trainer_that_thaws_after_its_run_was_finished_changes_no_file_of_it(int frozenAfter)
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, Often);
        Trained? second = null;
        Trained.Run(spec, (said, _) =>
        {
            if (said is CheckpointWritten { Attempt: 1 } at && at.Epoch == frozenAfter) second = Trained.Run(spec with { Attempt = 2 });
        });
        var record = second!.Events.OfType<CheckpointWritten>().Last();
        Assert.Equal((record.Sha256, record.BestSha256), (Sha256(spec, record.File), Sha256(spec, record.BestFile!)));
        Assert.Equal(2, Checkpoint.Read(Path.Combine(spec.Folder, record.File)).Specification.Attempt);
        Assert.Contains("attempt-2", record.BestFile);
    }

    [Fact]
    public void What_an_attempt_takes_over_it_has_under_its_own_name_and_tells_so_before_it_trains()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, Often);
        var first = Trained.Run(spec with { UntilEpoch = 3 }).Events.OfType<CheckpointWritten>().Last();
        var second = Trained.Run(spec with { Attempt = 2, UntilEpoch = 4 });
        var taken = second.Events.OfType<CheckpointWritten>().First();
        Assert.Equal((first with { Attempt = 2, File = taken.File, BestFile = taken.BestFile }, "epoch-000003-attempt-2.safetensors"), (taken, taken.File));
        Assert.Equal(taken.Sha256, Sha256(spec, taken.File));
        Assert.True(second.Events.IndexOf(taken) < second.Events.FindIndex(e => e is EpochEnded { Metrics.Epoch: 4 }));
        Trained.Run(spec with { Attempt = 3 });
        Assert.All(Directory.EnumerateFiles(spec.Folder), file => Assert.Contains("-attempt-3.", file));
    }

    [Fact]
    public void A_folder_of_the_program_before_is_taken_over()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, Often);
        var whole = Trained.Run(spec with { Folder = folder.File("whole") });
        var former = Trained.Run(spec with { UntilEpoch = 3 }).Events.OfType<CheckpointWritten>().Last();
        File.Move(Path.Combine(spec.Folder, former.File), Path.Combine(spec.Folder, "epoch-000003.safetensors"));
        File.Move(Path.Combine(spec.Folder, former.BestFile!), Path.Combine(spec.Folder, "best.safetensors"));
        foreach (var file in Directory.EnumerateFiles(spec.Folder, "*-attempt-*")) File.Delete(file);
        var second = Trained.Run(spec with { Attempt = 2 });
        Assert.Equal(3, second.Events.OfType<RunStarted>().Single().FromEpoch);
        Assert.Equal((whole.Finished.WeightsSha256, whole.Epochs), (second.Finished.WeightsSha256, second.Epochs), (a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2));
    }

    [Fact]
    public void A_checkpoint_whose_best_weights_are_gone_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, Often);
        Trained.Run(spec with { UntilEpoch = 3 });
        foreach (var file in Directory.EnumerateFiles(spec.Folder, "best-*")) File.Delete(file);
        var started = Trained.Run(spec with { Attempt = 2 }).Events.OfType<RunStarted>().Single();
        Assert.Equal(0, started.FromEpoch);
        Assert.All(started.SkippedCheckpoints, why => Assert.Contains("the best weights, of epoch", why));
    }

    /// <summary>The store lost its last rows with the power; the checkpoint did not.</summary>
    [Theory]
    [InlineData(20, 260)]
    [InlineData(150, 260)]
    [InlineData(19, 0)]
    [InlineData(0, 0)]
    public void Every_epoch_that_the_store_may_lack_is_told_again_or_trained_again(int storeHas, int resumedFrom)
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=280", "checkpoint_every=260", "layers=1", "hidden=2", "train_windows=64", "val_windows=8", "steps=4", "sample_length=0");
        var first = Trained.Run(spec with { UntilEpoch = 260 }, stored: 20);
        var second = Trained.Run(spec with { Attempt = 2, StoredEpochs = storeHas }, stored: storeHas);
        var started = second.Events.OfType<RunStarted>().Single();
        Assert.Equal(resumedFrom, started.FromEpoch);
        Assert.Equal(resumedFrom == 0 ? 1 : 0, started.SkippedCheckpoints.Count(why => why.Contains("and the store has", StringComparison.Ordinal)));
        var told = second.Epochs.Select(e => e.Epoch).ToList();
        Assert.Equal(Enumerable.Range(told[0], 280 - told[0] + 1), told);
        Assert.InRange(told[0], 1, storeHas + 1);
        Assert.Equal(first.Epochs.Skip(told[0] - 1), second.Epochs.Take(260 - told[0] + 1));
    }

    [Fact]
    public void What_the_store_has_for_good_is_not_remembered_without_end()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=260", "checkpoint_every=260", "layers=1", "hidden=2", "train_windows=64", "val_windows=8", "steps=4", "sample_length=0");
        Trained.Run(spec, stored: 100);
        Assert.Equal(200, Checkpoint.Read(new RunFolder(spec.Folder).Checkpoints()[0]).Position.Recent.Count);
    }

    private static string Sha256(RunSpecification spec, string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(spec.Folder, file))));
}
