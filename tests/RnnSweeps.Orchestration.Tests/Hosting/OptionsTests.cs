using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Tests.Hosting;

public sealed class OptionsTests
{
    private static readonly OrchestrationOptions Sound = new() { Folder = new ResultsFolder("results"), Trainer = new TrainerCommandLine("trainer", []) };

    [Fact]
    public void The_defaults_are_sound() => Sound.Check();

    [Fact]
    public void Every_problem_is_named_with_what_was_found()
    {
        var error = Assert.Throws<ArgumentException>(() => (Sound with
        {
            Heartbeat = TimeSpan.FromSeconds(5), StopLimit = TimeSpan.Zero, RetryPauses = [], GatewayPort = 70_000, Slots = [new SlotSpec("gpu", 0)],
        }).Check());
        foreach (var part in (string[])["TrainerTimeToLive must be at least three heartbeats (00:00:15), found 00:00:04", "StopLimit", "RetryPauses", "found 70000", "found 'gpu'", "found 0"])
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Free_ports_differ_and_given_ones_are_kept()
    {
        var free = LoopbackPorts.Of(Sound);
        Assert.NotEqual(free.Silo, free.Gateway);
        var chosen = LoopbackPorts.Of(Sound with { SiloPort = 1234, GatewayPort = 1235 });
        Assert.Equal((1234, 1235), (chosen.Silo, chosen.Gateway));
        Assert.NotEqual(free.Cluster, chosen.Cluster);
    }
}
