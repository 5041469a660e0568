using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace RnnSweeps.Training.Torch;

/// <summary>Which libtorch lies in a folder, and which one TorchSharp was built for: both must have the same major and minor number.</summary>
internal static partial class LibtorchVersion
{
    /// <summary>What this version of TorchSharp is built for. Its own word for it, <c>torch.__version__</c>, cannot be asked before libtorch is loaded.</summary>
    public const string Wanted = "2.10";

    public static bool Fits(string version) => version == Wanted || version.StartsWith(Wanted + ".", StringComparison.Ordinal);

    /// <summary>What PyTorch's <c>version.py</c> or libtorch's <c>build-version</c> beside the folder of the libraries says; null without these.</summary>
    public static string? Stated(string libraries)
    {
        foreach (var folder in new[] { Path.GetDirectoryName(libraries.TrimEnd('/'))!, libraries })
        {
            if (ReadIfThere(Path.Combine(folder, "version.py")) is { } python && PythonVersion().Match(python) is { Success: true } match) return match.Groups[1].Value;
            if (ReadIfThere(Path.Combine(folder, "build-version")) is { } build) return build.Trim();
        }

        return null;
    }

    /// <summary>What a loaded libtorch_cpu.so says of itself: a byte each for the major, minor and patch number, from the top.</summary>
    public static string Of(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "aoti_torch_abi_version", out var function)) return "of unknown version, older than 2.9";
        var version = Marshal.GetDelegateForFunctionPointer<AbiVersion>(function)();
        return $"{version >> 56}.{(version >> 48) & 0xff}.{(version >> 40) & 0xff}";
    }

    private static string? ReadIfThere(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate ulong AbiVersion();

    [GeneratedRegex(@"^__version__\s*(?::[^=\n]*)?=\s*['""]([^'""]+)['""]", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PythonVersion();
}
