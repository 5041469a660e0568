using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Checkpoints;

[Collection(nameof(Alone))]
public sealed class DiskOperationsTests
{
    private sealed class PowerCut : Exception;

    [Fact]
    public void Every_operation_on_the_disk_is_told_before_it_happens()
    {
        using var folder = new TemporaryFolder();
        var told = Told(folder.Path, new RunFolder(folder.File("run/0001")), int.MaxValue);
        Assert.Equal(["create folder", "flush folder", "create folder", "flush folder", "create", "write", "flush", "rename", "flush folder"], told);
    }

    [Fact]
    public void A_power_cut_at_any_operation_leaves_the_former_content_or_the_new_one()
    {
        for (var cut = 0; ; cut++)
        {
            using var folder = new TemporaryFolder();
            var run = new RunFolder(folder.Path);
            run.Write(1, stream => stream.Write("former"u8));
            var operations = Told(folder.Path, run, cut).Count;
            Assert.Contains(File.ReadAllText(Path.Combine(folder.Path, "epoch-000001-attempt-0.safetensors")), (string[])["former", "new"]);
            if (operations < cut) return;
        }
    }

    /// <summary>Writes a checkpoint; the power fails at the operation of that number.</summary>
    private static List<string> Told(string place, RunFolder run, int cut)
    {
        List<string> told = [];
        DiskOperations.Before = (operation, path) =>
        {
            if (!path.StartsWith(place, StringComparison.Ordinal)) return;
            if (told.Count >= cut) throw new PowerCut();
            told.Add(operation);
        };
        try
        {
            run.Write(1, stream => stream.Write("new"u8));
        }
        catch (PowerCut)
        {
            Assert.Equal(cut, told.Count);
        }
        finally
        {
            DiskOperations.Before = null;
        }
        return told;
    }
}
