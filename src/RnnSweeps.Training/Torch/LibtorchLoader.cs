using System.Runtime.InteropServices;
using TorchSharp;

namespace RnnSweeps.Training.Torch;

/// <summary>
/// Loads libtorch, before TorchSharp would: from an installed PyTorch where <c>RNNSWEEPS_LIBTORCH</c> names one (a libtorch
/// folder, a torch package folder or the folder of the libraries itself), else from the folder <c>libtorch</c> beside the
/// program. TorchSharp, which looks for it by name alone, then takes what is loaded. Of two copies in one process each would
/// have operators and tensors of its own, so exactly one is ever loaded.
/// </summary>
internal static class LibtorchLoader
{
    public const string Variable = "RNNSWEEPS_LIBTORCH";

    /// <summary>In the order in which they need each other; those of CUDA are missing from a CPU build.</summary>
    private static readonly string[] Libraries = ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    private static string? _found;

    /// <summary>The build for the CPU brings it.</summary>
    public static string Own { get; } = Path.Combine(AppContext.BaseDirectory, "libtorch");

    /// <summary>Where TorchSharp-cuda-linux puts it, and TorchSharp finds it by itself.</summary>
    private static string BesideTheBinding { get; } = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libtorch_cpu.so");

    /// <summary>What is loaded: <c>2.10.0+cu128</c> of an installed PyTorch, TorchSharp's word for the libraries of its packages.</summary>
    public static string Version => _found ?? torch.__version__;

    /// <exception cref="LibtorchException">The variable names no libtorch that can be loaded; the message says why.</exception>
    public static void Load()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder) LoadOther(folder);
        else if (Directory.Exists(Own)) LoadAll(Own);
        else if (!File.Exists(BesideTheBinding))
            throw new LibtorchException($"This program was built without libtorch: set {Variable} to the torch folder of an installed PyTorch {LibtorchVersion.Wanted}, or build without -p:TorchBackend=none.");
    }

    private static void LoadOther(string folder)
    {
        if (File.Exists(BesideTheBinding))
            throw new LibtorchException($"{Variable} is set, but this program was built with TorchSharp-cuda-linux, whose libtorch cannot be replaced: build with -p:TorchBackend=none, or unset the variable.");
        var libraries = FolderOfLibraries(folder);
        var stated = LibtorchVersion.Stated(libraries);
        if (stated is not null) Accept(stated, folder);
        var handles = LoadAll(libraries);
        if (stated is null) Accept(LibtorchVersion.Of(handles["libtorch_cpu.so"]), folder);
    }

    private static Dictionary<string, nint> LoadAll(string libraries) => Libraries
        .Where(name => !IsOptional(name) || File.Exists(Path.Combine(libraries, name)))
        .ToDictionary(name => name, name => Load(Path.Combine(libraries, name)));

    private static string FolderOfLibraries(string folder) =>
        new[] { Path.Combine(folder, "lib"), Path.Combine(folder, "torch", "lib"), folder }
            .Select(Path.GetFullPath)
            .FirstOrDefault(f => File.Exists(Path.Combine(f, "libtorch_cpu.so")))
        ?? throw new LibtorchException($"{Variable} names {folder}, but no libtorch_cpu.so is in it, in its folder lib or in its folder torch/lib. Name the torch folder of an installed PyTorch {LibtorchVersion.Wanted}, or unset the variable.");

    private static void Accept(string found, string folder)
    {
        if (!LibtorchVersion.Fits(found))
            throw new LibtorchException($"{Variable} names {folder}, which holds libtorch {found}; this program wants {LibtorchVersion.Wanted}. Install that version of PyTorch, or unset the variable.");
        _found = found;
    }

    private static bool IsOptional(string name) => name.Contains("cuda", StringComparison.Ordinal);

    private static nint Load(string path)
    {
        try
        {
            return NativeLibrary.Load(path);
        }
        catch (DllNotFoundException e)
        {
            throw new LibtorchException($"{path}, asked for with {Variable}, cannot be loaded: {e.Message}", e);
        }
    }
}
