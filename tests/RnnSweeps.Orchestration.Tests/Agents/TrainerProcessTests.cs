using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Agents;

public sealed class TrainerProcessTests
{
    [Fact]
    public async Task With_a_trainer_ends_all_that_it_has_started()
    {
        using var folder = new TemporaryFolder();
        await using var trainer = Start(folder, "sleep 1000 & sleep 1001 & wait");
        await Eventually.GetAsync(() => Task.FromResult(ProcessGroup.Members(trainer.Id) is { Count: 3 } all ? all : null), "three processes in a session of their own");
        Assert.True(trainer.ResidentBytes > 0);
        await trainer.KillAsync();
        Assert.Empty(ProcessGroup.Members(trainer.Id));
    }

    [Fact]
    public async Task What_a_trainer_that_crashed_has_left_behind_is_ended_before_its_slot_is_used_again()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { Slots = [new SlotPlace("cpu", 1)] });
        var run = Assert.Single(await host.TrainAsync(Given.Sweep("children", ["child=2 crash=3"])));
        Assert.Equal((RunState.Completed, 2), (run.State, run.Attempt));
        var children = File.ReadAllLines(Path.Combine(folder.Results.Run(run.Id), "children.txt")).Select(l => int.Parse(l, CultureInfo.InvariantCulture));
        Assert.False(Processes.Lives(children.First()));
    }

    [Fact]
    public async Task A_trainer_leads_a_session_of_its_own()
    {
        using var folder = new TemporaryFolder();
        await using var trainer = TrainerProcess.Start(TestHost.Options(folder.Results), 1, new TrainerLog(folder.Results.TrainerLog(0)), TimeProvider.System, NullLogger.Instance);
        Assert.True(await trainer.Events.WaitToReadAsync());
        Assert.Equal([trainer.Id], ProcessGroup.Members(trainer.Id));
    }

    [Fact]
    public async Task No_heartbeat_is_sent_while_the_host_may_not()
    {
        using var folder = new TemporaryFolder();
        var (asked, may) = (0, true);
        var heard = Path.Combine(folder.Results.Root, "heard");
        await using var trainer = Start(folder, $"while read line; do echo \"$line\" >> {heard}; done", () =>
        {
            Interlocked.Increment(ref asked);
            return Volatile.Read(ref may);
        });
        await Eventually.GetAsync(() => Task.FromResult(File.Exists(heard) && File.ReadAllLines(heard).Length >= 2 ? heard : null), "two heartbeats");
        Assert.StartsWith("{\"command\":\"heartbeat\",\"sent_at\":", File.ReadAllLines(heard)[0], StringComparison.Ordinal);
        Volatile.Write(ref may, false);
        var before = Volatile.Read(ref asked);
        await Eventually.GetAsync(() => Task.FromResult(Volatile.Read(ref asked) >= before + 2 ? heard : null), "two beats that were withheld");
        var lines = File.ReadAllLines(heard).Length;
        before = Volatile.Read(ref asked);
        await Eventually.GetAsync(() => Task.FromResult(Volatile.Read(ref asked) >= before + 3 ? heard : null), "three more");
        Assert.Equal(lines, File.ReadAllLines(heard).Length);
    }

    [Fact]
    public async Task No_trainer_is_left_as_a_zombie()
    {
        using var folder = new TemporaryFolder();
        var ids = new List<int>();
        for (var i = 0; i < 10; i++)
        {
            await using var trainer = Start(folder, "sleep 1000");
            ids.Add(trainer.Id);
            await trainer.KillAsync();
        }
        Assert.DoesNotContain(ids, id => Directory.Exists($"/proc/{id}"));
    }

    private static TrainerProcess Start(TemporaryFolder folder, string script, Func<bool>? mayBeat = null) => TrainerProcess.Start(
        TestHost.Options(folder.Results) with { Trainer = new TrainerCommandLine("/usr/bin/setsid", ["/bin/sh", "-c", script]), Heartbeat = TimeSpan.FromMilliseconds(50) },
        1, new TrainerLog(folder.Results.TrainerLog(0)), TimeProvider.System, NullLogger.Instance, mayBeat);
}
