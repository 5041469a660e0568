using System.Runtime.InteropServices;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Training.Torch;

/// <summary>
/// The processor of this machine and the instruction set that libtorch uses on it. libtorch says what it chose, whatever made
/// it choose. MKL does not say; it chooses by the processor and by variables of the environment, so these are told. oneDNN
/// computes nothing, see <see cref="OneDnn"/>.
/// </summary>
internal static class TorchProcessor
{
    private const string Unknown = "unknown";

    /// <summary>at::get_cpu_capability(), with a std::string as its result.</summary>
    private const string Capability = "_ZN2at18get_cpu_capabilityB5cxx11Ev";

    private static readonly string[] Steering = ["MKL_ENABLE_INSTRUCTIONS", "MKL_CBWR", "MKL_DEBUG_CPU_TYPE"];

    private static readonly Lazy<Processor> Found = new(() => new Processor(Model(), string.Join(", ", Steering.Select(Set).OfType<string>().Prepend(Instructions()))));

    /// <summary>To be asked once libtorch is loaded.</summary>
    public static Processor Here => Found.Value;

    private static string Model()
    {
        try
        {
            return Processor.ModelIn(File.ReadAllText("/proc/cpuinfo"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unknown;
        }
    }

    private static string? Set(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? $"{variable}={value}" : null;

    private static string Instructions()
    {
        // Elsewhere the place of such a result is handed over in a register of its own.
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64) return Unknown;
        // Found by its name, because it is loaded already.
        if (!NativeLibrary.TryLoad("libtorch_cpu.so", out var library) || !NativeLibrary.TryGetExport(library, Capability, out var function)) return Unknown;
        var text = new StandardString[1];
        var pin = GCHandle.Alloc(text, GCHandleType.Pinned); // a short string lies inside itself and must not be moved
        try
        {
            _ = Marshal.GetDelegateForFunctionPointer<TextOf>(function)(pin.AddrOfPinnedObject());
            return Marshal.PtrToStringUTF8(text[0].Characters, checked((int)text[0].Length));
        }
        finally
        {
            pin.Free();
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint TextOf(nint result);

    /// <summary>As libstdc++ lays out a std::string.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct StandardString
    {
        public nint Characters;
        public nint Length;
        public long InPlace;
        public long InPlaceToo;
    }
}
