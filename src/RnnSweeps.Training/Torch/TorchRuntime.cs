using System.Reflection;
using System.Runtime.InteropServices;
using RnnSweeps.Core.Runs;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Torch;

/// <summary>Everything that is global in torch is set here and nowhere else. Randomness is never global: see <see cref="Generator"/>.</summary>
public static class TorchRuntime
{
    private static readonly Lazy<bool> Loaded = new(() =>
    {
        LibtorchLoader.Load();
        try
        {
            var loaded = get_num_threads() > 0;
            OneDnn.TurnOff();
            return loaded;
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException or NotSupportedException)
        {
            throw new LibtorchException($"libtorch cannot be loaded: {e.GetBaseException().Message.ReplaceLineEndings(" ")} See what it lacks with 'rnnsweeps doctor'.", e);
        }
    });

    /// <summary>Keeps the random streams of one seed apart.</summary>
    internal enum Stream
    {
        Shuffle,
        Dropout,
        Sample,
    }

    /// <summary>Loads libtorch (from <c>RNNSWEEPS_LIBTORCH</c> where set) and sets its threads on the CPU.</summary>
    /// <exception cref="LibtorchException">It cannot be loaded.</exception>
    public static void Start(int threads)
    {
        _ = Loaded.Value;
        set_num_threads(threads);
    }

    /// <summary><c>cpu</c>, and <c>cuda:0</c>, … where torch finds them.</summary>
    public static IReadOnlyList<string> Devices() =>
        ["cpu", .. Enumerable.Range(0, cuda.is_available() ? cuda.device_count() : 0).Select(i => $"cuda:{i}")];

    /// <exception cref="TrainingException">This machine has no such device (<see cref="FailureKind.BadSpecification"/>).</exception>
    internal static Device Device(string name) => Devices().Contains(name)
        ? new Device(name)
        : throw new TrainingException(FailureKind.BadSpecification, $"Device {name} is not on this machine, which has {string.Join(", ", Devices())}. Choose one of these, or look into its driver with rnnsweeps doctor.");

    /// <summary>Versions by name: <c>rnnsweeps, torchsharp, libtorch, dotnet</c>.</summary>
    public static IReadOnlyDictionary<string, string> Versions() => new Dictionary<string, string>
    {
        ["rnnsweeps"] = VersionOf(typeof(TorchRuntime).Assembly),
        ["torchsharp"] = VersionOf(typeof(torch).Assembly),
        ["libtorch"] = LibtorchLoader.Version,
        ["dotnet"] = RuntimeInformation.FrameworkDescription,
    };

    /// <summary>What the rounding of a training on the CPU depends on here; <see cref="Start"/> comes first.</summary>
    public static Processor Processor() => TorchProcessor.Here;

    /// <summary>Floating-point operations per second of large matrix products, measured in a few hundredths of a second.</summary>
    /// <exception cref="LibtorchException">It cannot be loaded.</exception>
    public static double FlopsPerSecond(string device, int threads)
    {
        Start(threads);
        return MatrixSpeed.Of(Device(device));
    }

    /// <summary>PyTorch's own after <c>torch.manual_seed(seed)</c>, on the CPU: the weights that are drawn first are those that PyTorch draws.</summary>
    internal static Generator LikePyTorch(long seed) => new((ulong)seed, CPU);

    /// <summary>A generator of its own for one purpose in one epoch of one run, so that nothing of its state need be saved.</summary>
    internal static Generator Generator(long seed, int epoch, Stream purpose, Device device) =>
        new(Mix(Mix(Mix((ulong)seed) + (ulong)epoch) + (ulong)purpose) >> 1, device);

    /// <summary>True for what torch says when the host or a GPU has too little memory.</summary>
    internal static bool IsOutOfMemory(string message) =>
        message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || message.Contains("allocate memory", StringComparison.OrdinalIgnoreCase)
        || message.Contains("bad_alloc", StringComparison.Ordinal) || message.Contains("bad alloc", StringComparison.Ordinal);

    /// <summary>SplitMix64's finalizer: neighbouring seeds give unrelated streams (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version!.ToString();
}
