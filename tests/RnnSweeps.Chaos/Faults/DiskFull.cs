using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Faults;

/// <summary>The results folder lies on a small disk, which something else fills to the last byte.</summary>
internal sealed class DiskFull : Fault
{
    public override string Name => "disk-full";

    public override string What => "the disk of the results folder is filled to the last byte for 20 s, then freed";

    public override IReadOnlyList<string> Words => ["No space left", "disk is full", "ree some space"];

    public override string? Lacking => Tool.LackingForMounts("mount", "umount");

    public override async Task PrepareAsync(Workplace place)
    {
        Directory.CreateDirectory(place.Results);
        await Tool.RunAsync("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", place.Results);
    }

    public override Task BeginAsync(Workplace place)
    {
        Fill(place);
        return Task.CompletedTask;
    }

    /// <summary>What was given back meanwhile, by files that were replaced, is taken too.</summary>
    public override Task TurnAsync(Workplace place) => BeginAsync(place);

    public override Task EndAsync(Workplace place)
    {
        File.Delete(Ballast(place));
        return Task.CompletedTask;
    }

    public override async Task CleanUpAsync(Workplace place) => await Tool.SayAsync("umount", "--lazy", place.Results);

    private static string Ballast(Workplace place) => Path.Combine(place.Results, "ballast");

    private static void Fill(Workplace place)
    {
        // Unbuffered, and in small pieces at the end: nothing is left over.
        using var file = new FileStream(Ballast(place), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var piece = 1 << 20; piece >= 512;)
        {
            try
            {
                file.Write(new byte[piece]);
            }
            catch (IOException)
            {
                piece /= 2;
            }
        }
    }
}
