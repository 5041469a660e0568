using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Faults;

/// <summary>The file system of the results folder turns read-only, as it does after an error of the disk; then it is repaired and mounted again.</summary>
internal sealed class ReadOnlyDisk : Fault
{
    public override string Name => "read-only-disk";

    public override string What => "the file system of the results folder turns read-only for 20 s, as after an error of the disk; then the host is ended, the file system repaired and mounted, and the host started again";

    public override IReadOnlyList<string> Words => ["ead-only file system", "cannot be written", "could not be written"];

    public override bool EndsTheHost => true;

    public override string? Lacking => Tool.LackingForMounts("mount", "umount", "mkfs.ext4", "e2fsck") ?? (File.Exists("/dev/loop-control") ? null : "there are no loop devices");

    public override async Task PrepareAsync(Workplace place)
    {
        Directory.CreateDirectory(place.Results);
        await using (var image = new FileStream(Image(place), FileMode.Create)) image.SetLength(128 << 20);
        await Tool.RunAsync("mkfs.ext4", "-q", Image(place));
        await MountAsync(place);
        Directory.Delete(Path.Combine(place.Results, "lost+found"));
    }

    public override Task BeginAsync(Workplace place) => Tool.RunAsync("mount", "-o", "remount,abort", place.Results);

    public override async Task EndAsync(Workplace place)
    {
        await Tool.RunAsync("umount", place.Results);
        // 1: errors were found and corrected, which is what it is for.
        if (await Tool.SayAsync("e2fsck", "-p", Image(place)) is { Code: > 1 } failed) throw new InvalidOperationException($"e2fsck ended with {failed.Code}: {failed.Said}");
        await MountAsync(place);
    }

    public override async Task CleanUpAsync(Workplace place) => await Tool.SayAsync("umount", "--lazy", place.Results);

    private static string Image(Workplace place) => place.File("disk.img");

    private static Task MountAsync(Workplace place) => Tool.RunAsync("mount", "-o", "loop", Image(place), place.Results);
}
