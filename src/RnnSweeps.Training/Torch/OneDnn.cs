using System.Runtime.InteropServices;

namespace RnnSweeps.Training.Torch;

/// <summary>
/// The library that torch hands LSTM layers on the CPU to, unless it is turned off. The one in libtorch 2.10 (oneDNN 3.7.1) gives
/// wrong losses with AVX-512 on AMD's Zen 5: 0.003 and 0.03 off for two small models. Torch's own code, which RNN and GRU layers
/// always take, gives the right ones, so LSTM layers take it on every processor.
/// </summary>
internal static class OneDnn
{
    /// <summary>at::globalContext(), whose result is a reference.</summary>
    private const string Context = "_ZN2at13globalContextEv";

    /// <summary>at::Context::userEnabledMkldnn() const.</summary>
    private const string Get = "_ZNK2at7Context17userEnabledMkldnnEv";

    /// <summary>at::Context::setUserEnabledMkldnn(bool).</summary>
    private const string Set = "_ZN2at7Context20setUserEnabledMkldnnEb";

    /// <summary>False once <see cref="TurnOff"/> has been called.</summary>
    /// <exception cref="LibtorchException">libtorch is not loaded, or has no such switch.</exception>
    public static bool IsOn => Function<Getter>(Get)(Function<Global>(Context)()) != 0;

    /// <summary>In this process, and for all of its threads. To be called once libtorch is loaded.</summary>
    /// <exception cref="LibtorchException">libtorch is not loaded, or has no such switch.</exception>
    public static void TurnOff() => Function<Setter>(Set)(Function<Global>(Context)(), 0);

    /// <summary>Found by the library's name, because it is loaded already.</summary>
    private static T Function<T>(string symbol)
        where T : Delegate =>
        NativeLibrary.TryLoad("libtorch_cpu.so", out var library) && NativeLibrary.TryGetExport(library, symbol, out var function)
            ? Marshal.GetDelegateForFunctionPointer<T>(function)
            : throw new LibtorchException(
                $"This libtorch has no switch for oneDNN, whose LSTM layers are wrong on some processors ({symbol} is missing). Use libtorch {LibtorchVersion.Wanted}.");

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint Global();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate byte Getter(nint context);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void Setter(nint context, byte value);
}
