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
        await Eventually.GetAsync(() => Task.FromResult(Session(trainer.Id) is { Count: 3 } all ? all : null), "three processes in a session of their own");
        Assert.True(trainer.ResidentBytes > 0);
        await trainer.KillAsync();
        Assert.Empty(Session(trainer.Id));
    }

    [Fact]
    public async Task What_a_trainer_that_crashed_has_left_behind_is_ended_before_its_slot_is_used_again()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { Slots = [new SlotSpec("cpu", 1)] });
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
        Assert.Equal([trainer.Id], Session(trainer.Id));
    }

    [Fact]
    public async Task A_trainer_is_what_the_kernel_ends_before_its_host()
    {
        using var folder = new TemporaryFolder();
        await using var trainer = Start(folder, "sleep 1000");
        int Score(string process) => int.Parse(File.ReadAllText($"/proc/{process}/oom_score_adj"), CultureInfo.InvariantCulture);
        Assert.Equal(Math.Min(1000, Score("self") + 500), Score($"{trainer.Id}"));
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

    [Fact]
    public async Task What_a_trainer_leaves_is_ended_when_it_dies_and_not_when_somebody_asks()
    {
        using var folder = new TemporaryFolder();
        var left = Path.Combine(folder.Results.Root, "left");
        await using var trainer = Start(folder, $"sleep 1000 & /usr/bin/setsid -f /bin/sh -c 'echo $$ > {left}; exec sleep 1001'; while [ ! -s {left} ]; do sleep 0.05; done; exit 3");
        await Eventually.TrueAsync(() => trainer.HasEnded, "its end");
        var escaped = int.Parse(File.ReadAllText(left), CultureInfo.InvariantCulture);
        try
        {
            await Eventually.TrueAsync(() => Session(trainer.Id).Count == 0, "the end of what it left");
            await Eventually.TrueAsync(() => !Processes.Lives(escaped), "the end of what it left in a session of its own");
        }
        finally
        {
            if (Processes.Lives(escaped)) await Processes.KillAsync(escaped);
        }
    }

    [Fact]
    public async Task A_stranger_with_the_number_of_a_dead_trainer_gets_no_signal()
    {
        using var stranger = System.Diagnostics.Process.Start("/usr/bin/setsid", ["/bin/sh", "-c", "sleep 1000 & wait"]);
        try
        {
            await Eventually.TrueAsync(() => Session(stranger.Id).Count == 2, "a session of its own");
            var mine = ProcessIdentity.Of(stranger.Id)!.Value;
            var dead = new ProcessIdentity(stranger.Id, mine.Started - 1);
            var group = new ProcessGroup(dead, $"{ProcessGroup.MarkVariable}=dead");
            Assert.Empty(group.Members());
            group.Kill();
            Assert.False(dead.Signal(9));
            Assert.Equal(2, Session(stranger.Id).Count);
            Assert.True(mine.Exists);
        }
        finally
        {
            foreach (var id in Session(stranger.Id)) await Processes.KillAsync(id);
            await stranger.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Children_of_a_stranger_that_has_led_the_same_session_get_no_signal()
    {
        using var stranger = System.Diagnostics.Process.Start("/usr/bin/setsid", ["/bin/sh", "-c", "sleep 1000 & exit 0"]);
        await stranger.WaitForExitAsync();
        var left = Assert.Single(Session(stranger.Id));
        try
        {
            var group = new ProcessGroup(new ProcessIdentity(stranger.Id, 1), $"{ProcessGroup.MarkVariable}=dead");
            // Not to be seen from its session alone: a signal takes a moment.
            Assert.Empty(group.Members());
            group.Kill();
            Assert.Equal([left], Session(stranger.Id));
        }
        finally
        {
            await Processes.KillAsync(left);
        }
    }

    [Fact]
    public async Task A_trainer_that_reads_nothing_is_ended_and_keeps_no_writer_waiting()
    {
        using var folder = new TemporaryFolder();
        await using var trainer = TrainerProcess.Start(
            TestHost.Options(folder.Results) with { Trainer = new TrainerCommandLine("/bin/sleep", ["1000"]), AnswerLimit = TimeSpan.FromMilliseconds(300), Heartbeat = TimeSpan.FromHours(1) },
            1, new TrainerLog(folder.Results.TrainerLog(0)), TimeProvider.System, NullLogger.Instance);
        var told = 0;
        while (told < 10_000 && await trainer.SendAsync(new Heartbeat(long.MaxValue)).WaitAsync(TimeSpan.FromSeconds(30))) told++;
        Assert.InRange(told, 1, 9_999);
        await Eventually.TrueAsync(() => trainer.HasEnded, "its end");
        Assert.Contains("was ended because it read nothing of its input for 0.3 seconds", trainer.ExitDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frozen_trainer_without_a_run_is_replaced_when_the_next_one_comes()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, o => o with { Slots = [new SlotSpec("cpu", 1)], AnswerLimit = TimeSpan.FromSeconds(1) });
        await host.TrainAsync(Given.Sweep("first", ["a"]));
        var frozen = (await host.Client.ClusterAsync()).Single().TrainerProcess!.Value;
        await Processes.SignalAsync(frozen, "STOP");
        var run = Assert.Single(await host.TrainAsync(Given.Sweep("second", ["a"], retries: 0)));
        Assert.Equal((RunState.Completed, 1), (run.State, run.Attempt));
        Assert.False(Processes.Lives(frozen));
    }

    [Fact]
    public async Task A_host_whose_trainers_are_frozen_ends_within_seconds()
    {
        using var folder = new TemporaryFolder();
        var began = 0L;
        await using (var host = await TestHost.StartAsync(folder))
        {
            await host.TrainAsync(Given.Sweep("both", ["a ms=50", "b ms=50"]));
            var run = new RunId(await host.Client.SubmitAsync(Given.Sweep("long", ["a ms=50"], epochs: 100_000)), 1);
            await host.UntilEpochAsync(run, 1);
            foreach (var slot in await host.Client.ClusterAsync())
                if (slot.TrainerProcess is { } trainer) await Processes.SignalAsync(trainer, "STOP");
            began = TimeProvider.System.GetTimestamp();
        }
        Assert.InRange(TimeProvider.System.GetElapsedTime(began).TotalSeconds, 0, 12);
    }

    /// <summary>By process id, whoever they are: what leads that session or belongs to it, and has not ended.</summary>
    private static List<int> Session(int leader) => [.. ProcessStatus.All().Where(p => !p.HasEnded && p.Session == leader).Select(p => p.Identity.Id).Order()];

    private static TrainerProcess Start(TemporaryFolder folder, string script, Func<bool>? mayBeat = null) => TrainerProcess.Start(
        TestHost.Options(folder.Results) with { Trainer = new TrainerCommandLine("/usr/bin/setsid", ["/bin/sh", "-c", script]), Heartbeat = TimeSpan.FromMilliseconds(50) },
        1, new TrainerLog(folder.Results.TrainerLog(0)), TimeProvider.System, NullLogger.Instance, mayBeat);
}
