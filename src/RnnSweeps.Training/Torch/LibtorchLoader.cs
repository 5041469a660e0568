using System.Runtime.InteropServices;

namespace RnnSweeps.Training.Torch;

/// <summary>
/// Loads libtorch from an installed PyTorch where <c>RNNSWEEPS_LIBTORCH</c> names one: a libtorch folder, a torch package
/// folder or the folder of the libraries itself. Without it, the libraries beside the program are used.
/// </summary>
internal static class LibtorchLoader
{
    private const string Variable = "RNNSWEEPS_LIBTORCH";
    private static readonly string[] Required = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];
    private static readonly string[] Cuda = ["libc10_cuda.so", "libtorch_cuda.so"];

    /// <exception cref="InvalidOperationException">The folder holds no libtorch that can be loaded.</exception>
    public static void Load()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;
        var libraries = new[] { Path.Combine(folder, "lib"), Path.Combine(folder, "torch", "lib"), folder }
            .FirstOrDefault(f => File.Exists(Path.Combine(f, "libtorch_cpu.so")))
            ?? throw new InvalidOperationException($"{Variable} names {folder}, but there is no libtorch_cpu.so in it or in its folder lib.");
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libtorch_cpu.so")))
        {
            throw new InvalidOperationException(
                $"{Variable} is set, but this program carries a libtorch of its own; build it with -p:TorchBackend=none, or unset the variable.");
        }

        foreach (var name in Required.Take(2).Concat(Cuda).Append(Required[2]))
        {
            var path = Path.Combine(libraries, name);
            if (!File.Exists(path) && Cuda.Contains(name)) continue;
            try
            {
                NativeLibrary.Load(path);
            }
            catch (DllNotFoundException e)
            {
                throw new InvalidOperationException($"{path} cannot be loaded: {e.Message}", e);
            }
        }
    }
}
