using System.Runtime.InteropServices;
using RnnSweeps.Orchestration.Hosting;

namespace RnnSweeps.Hosting;

/// <summary>The environment of a trainer for this process itself, which trains what shall come out as it did in one.</summary>
internal static partial class TrainerEnvironment
{
    /// <summary>To be called before libtorch is loaded. What .NET sets in its own copy of the environment no library sees.</summary>
    public static void Take(int threads)
    {
        foreach (var (name, value) in TrainerCommandLine.Surroundings(threads)) _ = Set(name, value, overwrite: 1);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Set(string name, string value, int overwrite);
}
