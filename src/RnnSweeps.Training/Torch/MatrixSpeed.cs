using System.Collections.Concurrent;
using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Torch;

/// <summary>
/// What a device can do at most: floating-point operations per second of large matrix products in single precision, with the threads
/// that torch has. Measured once a process and device, in a few hundredths of a second: the fastest of several tries, so that what
/// else the machine does in one of them does not count.
/// </summary>
internal static class MatrixSpeed
{
    private const int Tries = 8;

    private static readonly ConcurrentDictionary<(string Device, int Threads), double> Known = new();

    /// <summary>Additions and multiplications per second.</summary>
    public static double Of(Device device) => Known.GetOrAdd((device.ToString(), get_num_threads()), _ => Measure(device));

    private static double Measure(Device device)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var isGpu = device.type == DeviceType.CUDA;
        var (size, products) = isGpu ? (2048, 16) : (512, 1);
        var (a, b) = (ones(size, size, device: device), ones(size, size, device: device));
        var operations = 2.0 * size * size * size * products;
        var fastest = double.PositiveInfinity;
        for (var i = 0; i <= Tries; i++)
        {
            using var one = NewDisposeScope();
            var began = Stopwatch.GetTimestamp();
            var c = a;
            for (var p = 0; p < products; p++) c = a.mm(b);
            // Read back, so that a GPU has done them all.
            _ = c[0, 0].item<float>();
            // The first one also wakes the device and its library.
            if (i > 0) fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
        return operations / fastest;
    }
}
