using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Checkpoints;

public sealed class CheckpointTests
{
    [Fact]
    public void Every_flipped_byte_is_found()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=1", "layers=1", "hidden=2");
        Trained.Run(spec);
        var good = File.ReadAllBytes(new RunFolder(spec.Folder).Checkpoints().Single());
        var damaged = folder.File("damaged");
        for (var i = 0; i < good.Length; i++)
        {
            good[i] ^= 0x20;
            File.WriteAllBytes(damaged, good);
            good[i] ^= 0x20;
            Assert.Throws<InvalidDataException>(() => Checkpoint.Read(damaged));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(-1)]
    public void Every_truncation_is_found(int length)
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=1");
        Trained.Run(spec);
        var good = File.ReadAllBytes(new RunFolder(spec.Folder).Checkpoints().Single());
        File.WriteAllBytes(folder.File("short"), good[..(length < 0 ? good.Length + length : length)]);
        Assert.Throws<InvalidDataException>(() => Checkpoint.Read(folder.File("short")));
    }

    [Fact]
    public void The_last_two_and_the_last_two_best_are_kept()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=5", "checkpoint_every=1");
        var trained = Trained.Run(spec);
        var best = trained.Epochs.MinBy(e => e.ValLoss)!;
        var files = Directory.EnumerateFiles(spec.Folder).Select(Path.GetFileName).Order().ToList();
        Assert.Equal(["epoch-000004-attempt-1.safetensors", "epoch-000005-attempt-1.safetensors"], files[^2..]);
        Assert.Equal($"best-{best.Epoch:000000}-attempt-1.safetensors", files[^3]);
        Assert.InRange(files.Count, 3, 4);
        var position = Checkpoint.Read(new RunFolder(spec.Folder).Best!).Position;
        Assert.Equal((best.Epoch, best.ValLoss), (position.Epoch, position.BestValLoss));
        Assert.Equal(trained.Epochs, Checkpoint.Read(new RunFolder(spec.Folder).Checkpoints()[0]).Position.Recent.Select(Trained.Timeless));
    }

    [Fact]
    public void Each_is_told_with_its_size_and_fingerprint()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder);
        var written = Trained.Run(spec).Events.OfType<CheckpointWritten>().ToList();
        Assert.Equal([2, 4], written.Select(w => w.Epoch));
        foreach (var w in written)
        {
            var bytes = File.ReadAllBytes(Path.Combine(spec.Folder, w.File));
            Assert.Equal((bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))), (w.Bytes, w.Sha256));
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_one_clear_sentence()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder);
        File.WriteAllText(spec.Folder, "a file where the folder should be");
        var error = Assert.Throws<TrainingException>(() => Trained.Run(spec));
        Assert.Equal(FailureKind.Storage, error.Kind);
        Assert.Contains("could not be written", error.Message);
        Assert.EndsWith("Free some space there, or choose another results folder.", error.Message);
    }

    [Fact]
    public void A_full_disk_leaves_the_checkpoint_before_and_no_half_written_file()
    {
        using var folder = new TemporaryFolder();
        var run = new RunFolder(folder.Path);
        run.Write(1, stream => stream.Write("whole"u8));
        var error = Assert.Throws<TrainingException>(() => run.Write(1, stream =>
        {
            stream.Write("half"u8);
            throw new IOException("No space left on device");
        }));
        Assert.Equal(FailureKind.Storage, error.Kind);
        Assert.Contains("No space left on device", error.Message);
        Assert.Equal("whole", File.ReadAllText(Assert.Single(Directory.GetFiles(folder.Path))));
    }
}
