using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Tests.Shared;

namespace RnnSweeps.Training.Tests.Checkpoints;

public sealed class DiskOperationsTests
{
    [Fact]
    public void Every_operation_on_the_disk_is_told_before_it_happens()
    {
        using var folder = new TemporaryFolder();
        using var trace = new DiskTrace(folder.Path);
        new RunFolder(folder.File("run/0001")).Write(1, stream => stream.Write("new"u8));
        Assert.Equal(["create folder", "flush folder", "create folder", "flush folder", .. DiskTrace.WholeFile], trace.Operations);
    }

    [Fact]
    public void A_power_cut_at_any_operation_leaves_the_former_content_or_the_new_one()
    {
        for (var cut = 0; ; cut++)
        {
            using var folder = new TemporaryFolder();
            var run = new RunFolder(folder.Path);
            var former = run.Write(1, stream => stream.Write("former"u8));
            using var trace = new DiskTrace(folder.Path, cut);
            try
            {
                run.Write(1, stream => stream.Write("new"u8));
            }
            catch (PowerCutException)
            {
                Assert.Contains(File.ReadAllText(folder.File(former.File)), (string[])["former", "new"]);
                continue;
            }
            Assert.Equal("new", File.ReadAllText(folder.File(former.File)));
            return;
        }
    }
}
