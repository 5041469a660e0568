using System.Runtime.InteropServices;

namespace RnnSweeps.Training.Torch;

/// <summary>
/// Keeps a training's resident memory flat. glibc holds on to the memory of freed tensors, and as the holes between what
/// lives fit the next tensors ever worse, the resident memory of a two-layer GRU more than doubles within 100 epochs while
/// what is in use stays the same. Giving it all back after every step would cost time; giving it back when it has grown by a
/// quarter costs nothing that can be measured.
/// </summary>
internal sealed partial class NativeHeap
{
    private const double Growth = 1.25;
    private const long Slack = 32L << 20;

    private long? _limit;

    /// <summary>To be called before a training, so that it does not inherit what the one before has left.</summary>
    public static void Trim()
    {
        if (OperatingSystem.IsLinux()) _ = GiveBack(0);
    }

    /// <summary>To be called between epochs; the first call says what is normal.</summary>
    public void TrimIfGrown()
    {
        _limit ??= (long)(Environment.WorkingSet * Growth) + Slack;
        if (Environment.WorkingSet > _limit) Trim();
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GiveBack(nuint kept);
}
