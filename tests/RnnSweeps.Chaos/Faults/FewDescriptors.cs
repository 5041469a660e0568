using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Faults;

/// <summary>The host may have no more than a thousand files open, from its start to its end.</summary>
internal sealed class FewDescriptors : Fault
{
    public override string Name => "file-descriptors";

    public override string What => "no more than 1,000 file descriptors for the host and each trainer, from start to end";

    public override TimeSpan Lasts => TimeSpan.Zero;

    public override Launched Start(Workplace place, string program, string[] arguments) =>
        Launched.Start(place, "host.log", "/bin/sh", ["-c", "ulimit -n 1000 && exec \"$0\" \"$@\"", program, .. arguments]);
}
