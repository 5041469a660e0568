using System.Diagnostics;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Agents;

public sealed class DeviceProcessesTests
{
    private const string Scripted = "#!/bin/sh\ntest \"$1\" = --query-compute-apps=pid || exit 9\n";

    [Fact]
    public async Task A_slot_waits_until_its_gpu_has_forgotten_the_former_trainer()
    {
        using var folder = new TemporaryFolder();
        var (program, list) = (Program(folder, $"cat {folder.Results.Root}/list"), Path.Combine(folder.Results.Root, "list"));
        File.WriteAllText(list, "17\n4711\n");
        var gone = new DeviceProcesses(program, TimeProvider.System).GoneAsync(4711, TimeSpan.FromMinutes(1));
        Assert.True(await new DeviceProcesses(program, TimeProvider.System).GoneAsync(99, TimeSpan.FromMinutes(1)));
        Assert.False(gone.IsCompleted);
        File.Move(Write(folder, "17\n"), list, overwrite: true);
        Assert.True(await gone);
    }

    [Fact]
    public async Task It_does_not_wait_without_end()
    {
        using var folder = new TemporaryFolder();
        Assert.False(await new DeviceProcesses(Program(folder, "echo 4711"), TimeProvider.System).GoneAsync(4711, TimeSpan.FromMilliseconds(300)));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("echo 'No devices were found'")]
    [InlineData("sleep 100")]
    public async Task Where_nothing_is_told_nobody_waits(string script)
    {
        using var folder = new TemporaryFolder();
        Assert.True(await new DeviceProcesses(Program(folder, script), TimeProvider.System).GoneAsync(4711, TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public async Task Where_there_is_no_such_program_nobody_waits() =>
        Assert.True(await new DeviceProcesses("/nowhere/nvidia-smi", TimeProvider.System).GoneAsync(4711, TimeSpan.FromMinutes(1)));

    private static string Program(TemporaryFolder folder, string script)
    {
        var path = Path.Combine(folder.Results.Root, "nvidia-smi");
        File.WriteAllText(path, Scripted + script + "\n");
        Process.Start("/bin/chmod", ["+x", path]).WaitForExit();
        return path;
    }

    private static string Write(TemporaryFolder folder, string text)
    {
        var path = Path.Combine(folder.Results.Root, "next");
        File.WriteAllText(path, text);
        return path;
    }
}
