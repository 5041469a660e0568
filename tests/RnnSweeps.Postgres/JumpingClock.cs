using Xunit;

namespace RnnSweeps.Postgres;

/// <summary>The time of day of a server that is started with it, and of nothing else; what measures time goes on evenly, as with a real clock that is put right.</summary>
public sealed class JumpingClock : IDisposable
{
    private static readonly string[] Places = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime", "/usr/lib64/faketime"];

    // The server runs as a user of its own, who may read it.
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"rnnsweeps-clock-{Guid.NewGuid():N}")).FullName;

    /// <summary>Skips the test where libfaketime is missing.</summary>
    public JumpingClock()
    {
        if (Library is null) Assert.Skip("There is no libfaketime (Debian: faketime).");
        Set(TimeSpan.Zero);
    }

    /// <summary>For <see cref="PostgresOptions.Environment"/>.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Library!, ["FAKETIME_TIMESTAMP_FILE"] = Path.Combine(_folder, "clock"), ["FAKETIME_NO_CACHE"] = "1", ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1", ["NO_FAKE_STAT"] = "1",
    };

    /// <summary>From now on the clock is ahead of the right time by so much.</summary>
    public void Set(TimeSpan ahead)
    {
        var file = Path.Combine(_folder, "clock");
        // Whole at every moment, for it is read all the time.
        File.WriteAllText(file + ".new", $"{ahead.TotalSeconds:+0;-0;+0}\n");
        File.Move(file + ".new", file, overwrite: true);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? Library { get; } = Places.Select(p => Path.Combine(p, "libfaketimeMT.so.1")).FirstOrDefault(File.Exists);
}
