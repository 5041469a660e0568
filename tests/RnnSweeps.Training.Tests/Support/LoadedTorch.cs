using System.Runtime.CompilerServices;
using RnnSweeps.Training.Torch;

namespace RnnSweeps.Training.Tests.Support;

/// <summary>Tests speak to torch in any order, and TorchSharp finds libtorch only where it has been loaded before its first call.</summary>
internal static class LoadedTorch
{
    [ModuleInitializer]
    internal static void Load() => TorchRuntime.Start(threads: 1);
}
