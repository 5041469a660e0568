using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Loop;

/// <summary>
/// The highest memory of a training: on a CPU the resident memory of this process since the last reset, as the kernel counts
/// it; on a GPU what is in use there, which only grows while torch keeps what it has allocated.
/// </summary>
public static partial class PeakMemory
{
    /// <summary>From now on the peak is that of what follows.</summary>
    public static void Reset()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Some kernels refuse it; the peak is then that of the whole process.
        }
    }

    /// <summary>Bytes.</summary>
    public static long Bytes(string device) => Bytes(new Device(device));

    internal static long Bytes(Device device)
    {
        try
        {
            if (device.type == DeviceType.CUDA && MemoryInfo(out var free, out var total) == 0) return (long)(total - free);
        }
        catch (DllNotFoundException)
        {
            // A driver without that library: the host's memory is told.
        }

        return ResidentBytes();
    }

    private static long ResidentBytes()
    {
        var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return line is null ? Environment.WorkingSet
            : 1024 * long.Parse(line.AsSpan(6, line.Length - 6 - 3).Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>Of the device that torch has made current on this thread.</summary>
    [LibraryImport("libcuda.so.1", EntryPoint = "cuMemGetInfo_v2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MemoryInfo(out nuint free, out nuint total);
}
