using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace RnnSweeps.Training.Torch;

/// <summary>
/// Loads libtorch from an installed PyTorch where <c>RNNSWEEPS_LIBTORCH</c> names one: a libtorch folder, a torch package
/// folder or the folder of the libraries itself. Without it, the libraries beside the program are used. Of two copies in
/// one process each would have operators and tensors of its own, so exactly one is ever loaded.
/// </summary>
internal static class LibtorchLoader
{
    public const string Variable = "RNNSWEEPS_LIBTORCH";

    /// <summary>In the order in which they need each other; those of CUDA are missing from a CPU build.</summary>
    private static readonly string[] Libraries = ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    /// <summary>TorchSharp's own notes of what it has loaded, by kind of device. It offers no other way to be told.</summary>
    private static readonly string[] LoadedNotes = ["nativeBackendLoaded", "nativeBackendCudaLoaded"];

    /// <summary>What is loaded, or will be: <c>2.10.0+cu128</c> of an installed PyTorch, TorchSharp's word for the libraries of its packages.</summary>
    public static string Version { get; private set; } = torch.__version__;

    /// <exception cref="InvalidOperationException">The variable names no libtorch that can be loaded; the message says why.</exception>
    public static void Load()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;
        var libraries = FolderOfLibraries(folder);
        if (LibtorchVersion.Stated(libraries) is { } stated) Accept(stated, folder);
        var handles = Libraries.Where(name => !IsOptional(name) || File.Exists(Path.Combine(libraries, name)))
            .ToDictionary(name => name, name => Load(Path.Combine(libraries, name)));
        if (LibtorchVersion.Stated(libraries) is null) Accept(LibtorchVersion.Of(handles["libtorch_cpu.so"]), folder);
        // The binding finds its libraries by name among those loaded above, whatever lies beside it.
        NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
        KeepFromLoadingAnother(hasCuda: handles.ContainsKey("libtorch_cuda.so"));
    }

    private static string FolderOfLibraries(string folder) =>
        new[] { Path.Combine(folder, "lib"), Path.Combine(folder, "torch", "lib"), folder }
            .Select(Path.GetFullPath)
            .FirstOrDefault(f => File.Exists(Path.Combine(f, "libtorch_cpu.so")))
        ?? throw new InvalidOperationException($"{Variable} names {folder}, but no libtorch_cpu.so is in it, in its folder lib or in its folder torch/lib. Name the torch folder of an installed PyTorch {LibtorchVersion.Wanted}, or unset the variable.");

    private static void Accept(string found, string folder)
    {
        if (!LibtorchVersion.Fits(found))
            throw new InvalidOperationException($"{Variable} names {folder}, which holds libtorch {found}; this program wants {LibtorchVersion.Wanted}. Install that version of PyTorch, or unset the variable.");
        Version = found;
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
            throw new InvalidOperationException($"{path}, asked for with {Variable}, cannot be loaded: {e.Message}", e);
        }
    }

    /// <summary>TorchSharp would load the program's own copy by its path, even with another one in memory, before its first call.</summary>
    private static void KeepFromLoadingAnother(bool hasCuda)
    {
        foreach (var name in hasCuda ? LoadedNotes : LoadedNotes[..1])
        {
            var note = typeof(torch).GetField(name, BindingFlags.Static | BindingFlags.NonPublic)
                ?? throw new InvalidOperationException($"{Variable} is set, but this version of TorchSharp cannot be told to use it: build with -p:TorchBackend=none, or unset the variable.");
            note.SetValue(null, true);
        }
    }
}
