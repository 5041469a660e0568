using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Faults;

/// <summary>
/// The clock of the host and its trainers, and of nothing else, is put forward by an hour, then back by two. What measures
/// time goes on evenly, as it does when a real clock is put right.
/// </summary>
internal sealed class JumpingClock : Fault
{
    private static readonly string[] Places = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime", "/usr/lib64/faketime"];

    public override string Name => "clock-jumps";

    public override string What => "the host's clock jumps an hour forth, 15 s later to an hour back, 15 s later to the right time";

    public override TimeSpan Lasts => TimeSpan.FromSeconds(30);

    public override bool TimesTellOrder => false;

    public override string? Lacking => Library is null ? "there is no libfaketime (Debian: faketime)" : null;

    public override Task PrepareAsync(Workplace place) => SetAsync(place, 0);

    public override Launched Start(Workplace place, string program, string[] arguments) => Launched.Start(
        place, "host.log", program, arguments,
        ("LD_PRELOAD", Library!), ("FAKETIME_TIMESTAMP_FILE", File(place)), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("NO_FAKE_STAT", "1"));

    public override Task BeginAsync(Workplace place) => SetAsync(place, 3600);

    public override Task TurnAsync(Workplace place) => SetAsync(place, -3600);

    public override Task EndAsync(Workplace place) => SetAsync(place, 0);

    private static string? Library { get; } = Places.Select(p => Path.Combine(p, "libfaketimeMT.so.1")).FirstOrDefault(System.IO.File.Exists);

    private static string File(Workplace place) => place.File("clock");

    /// <summary>Whole at every moment, for it is read all the time.</summary>
    private static async Task SetAsync(Workplace place, int seconds)
    {
        await System.IO.File.WriteAllTextAsync(File(place) + ".new", $"{seconds:+0;-0}\n");
        System.IO.File.Move(File(place) + ".new", File(place), overwrite: true);
    }
}
