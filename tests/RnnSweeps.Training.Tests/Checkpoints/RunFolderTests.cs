using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Checkpoints;

public sealed class RunFolderTests
{
    [Fact]
    public void The_page_on_results_names_the_files_as_they_are()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "results", "README.md"));
        foreach (var file in (string[])[RunFile.PathOf("", RunFile.Epoch, 10, attempt: 2), RunFile.PathOf("", RunFile.Best, 7, attempt: 2)])
            Assert.Contains($"`{file}`", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_trainer_left_half_written_is_removed_once_its_trainer_is_surely_gone()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder);
        Directory.CreateDirectory(spec.Folder);
        var (old, young) = (Path.Combine(spec.Folder, "epoch-000001-attempt-1.safetensors.17-0a.tmp"), Path.Combine(spec.Folder, "epoch-000001-attempt-2.safetensors.18-0b.tmp"));
        foreach (var file in (string[])[old, young]) File.WriteAllText(file, "half");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime - RunFolder.Abandoned - TimeSpan.FromSeconds(1));
        Trained.Run(spec);
        Assert.Equal([young], Directory.EnumerateFiles(spec.Folder, "*.tmp"));
    }

    [Fact]
    public void What_the_trainer_of_an_earlier_attempt_left_half_written_is_removed_by_the_next_one_at_its_start_and_at_its_end()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder) with { Attempt = 2 };
        Directory.CreateDirectory(spec.Folder);
        var (before, meanwhile) = (Path.Combine(spec.Folder, "best-000001-attempt-1.safetensors.1-17.tmp"), Path.Combine(spec.Folder, "epoch-000001-attempt-1.safetensors.17-0a.tmp"));
        File.WriteAllText(before, "half");
        Trained.Run(spec, (said, _) =>
        {
            if (said is RunStarted) Assert.False(File.Exists(before));
            if (said is EpochEnded) File.WriteAllText(meanwhile, "half");
        });
        Assert.Empty(Directory.EnumerateFiles(spec.Folder, "*.tmp"));
    }

    [Fact]
    public void Two_trainers_that_write_the_same_epoch_at_once_leave_a_whole_file_each()
    {
        using var folder = new TemporaryFolder();
        var (before, next) = (new RunFolder(folder.Path, attempt: 1), new RunFolder(folder.Path, attempt: 2));
        before.Write(3, outer =>
        {
            outer.Write("the first "u8);
            next.Write(3, inner => inner.Write("the second, whole"u8));
            outer.Write("one, whole"u8);
        });
        Assert.Equal(["the second, whole", "the first one, whole"], next.Checkpoints().Select(File.ReadAllText));
    }

    [Fact]
    public void No_checkpoint_is_removed_while_the_newest_is_not_sound()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=3", "checkpoint_every=1");
        Trained.Run(spec);
        var run = new RunFolder(spec.Folder, attempt: 1);
        var sound = run.Checkpoints();
        run.Write(4, stream => stream.Write("torn"u8));
        run.Write(5, stream => stream.Write("torn as well"u8));
        Assert.Subset(run.Checkpoints().ToHashSet(), sound.ToHashSet());
        List<string> told = [];
        Assert.Equal(3, run.Newest(told.Add)!.Content.Position.Epoch);
        Assert.Equal(["epoch-000005-attempt-1.safetensors: it is no checkpoint of this program", "epoch-000004-attempt-1.safetensors: it is no checkpoint of this program"], told);
    }

    [Fact]
    public void The_one_before_is_used_wherever_the_newest_is_cut_off()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=2", "checkpoint_every=1", "layers=1", "hidden=2");
        Trained.Run(spec);
        var run = new RunFolder(spec.Folder);
        var newest = run.Checkpoints()[0];
        var good = File.ReadAllBytes(newest);
        for (var length = 0; length < good.Length; length += 512)
        {
            File.WriteAllBytes(newest, good[..length]);
            var told = 0;
            Assert.Equal(1, run.Newest(_ => told++)!.Content.Position.Epoch);
            Assert.Equal(1, told);
        }
    }

    [Fact]
    public void A_run_whose_checkpoints_are_all_damaged_starts_afresh_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var spec = Given.Run(folder, "epochs=2", "checkpoint_every=1");
        var whole = Trained.Run(spec);
        foreach (var file in new RunFolder(spec.Folder).Checkpoints()) File.WriteAllText(file, "nothing of use");
        var again = Trained.Run(spec with { Attempt = 2 });
        var started = again.Events.OfType<RunStarted>().Single();
        Assert.Equal((0, 2), (started.FromEpoch, started.SkippedCheckpoints.Count));
        Assert.Equal(whole.Epochs, again.Epochs);
    }
}
