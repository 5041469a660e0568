using System.Globalization;
using Orleans;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>Where one slot trains.</summary>
/// <param name="Device"><c>cpu</c>, <c>cuda:0</c>, …</param>
/// <param name="Threads">Threads of torch on the CPU, 1 or more.</param>
public sealed record SlotSpec(string Device, int Threads)
{
    /// <summary>
    /// The slots of a machine: one for each GPU or, without one, one of a single thread for each core, which gives more runs
    /// an hour than all cores on one run.
    /// </summary>
    /// <param name="count">Another number of slots; several GPUs take them in turn.</param>
    /// <param name="threads">Another number of threads in each; without a count, as many slots as then have cores of their own.</param>
    public static IReadOnlyList<SlotSpec> Default(IReadOnlyList<string> devices, int cores, int? count = null, int? threads = null)
    {
        var gpus = devices.Where(d => d.StartsWith("cuda", StringComparison.Ordinal)).ToList();
        if (gpus.Count == 0) return [.. Enumerable.Repeat(new SlotSpec("cpu", threads ?? 1), count ?? Math.Max(1, cores / (threads ?? 1)))];
        var slots = count ?? gpus.Count;
        return [.. Enumerable.Range(0, slots).Select(i => new SlotSpec(gpus[i % gpus.Count], threads ?? Math.Max(1, cores / slots)))];
    }

    /// <summary>Slots by device, such as <c>cuda:0=2,cuda:1=2,cpu=1</c>: two on each of two GPUs and one on the cores beside them.</summary>
    /// <param name="text">As above; a device without a number has one slot.</param>
    /// <param name="cores">Cores of this machine: the slots of GPUs share them.</param>
    /// <param name="threads">Another number of threads in each.</param>
    /// <exception cref="FormatException">The text says something else; the message is one sentence.</exception>
    public static IReadOnlyList<SlotSpec> Parse(string text, int cores, int? threads = null)
    {
        var slots = new List<string>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (device, count) = part.Split('=') switch
            {
                [var alone] => (alone, 1),
                [var named, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 1024 => (named, n),
                _ => ("", 0),
            };
            if (!IsDevice(device)) throw new FormatException($"slots are a number, or devices such as cuda:0=2,cpu=1; found '{part}'");
            slots.AddRange(Enumerable.Repeat(device, count));
        }
        return [.. slots.Select(device => new SlotSpec(device, threads ?? (device == "cpu" ? 1 : Math.Max(1, cores / slots.Count))))];
    }

    internal static bool IsDevice(string device) =>
        device == "cpu" || (device.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(device.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out _));
}

/// <summary>One slot of the cluster and what it does.</summary>
/// <param name="Silo">The silo that owns it.</param>
/// <param name="Slot">From 0.</param>
/// <param name="Run">What it trains, or null.</param>
/// <param name="TrainerProcess">Process id of its trainer, or null while it has none.</param>
/// <param name="Owner">The name of the lease under which it begins attempts; null while its silo may not train.</param>
[GenerateSerializer, Immutable, Alias("rnnsweeps.slot-status")]
public sealed record SlotStatus(
    [property: Id(0)] string Silo, [property: Id(1)] int Slot, [property: Id(2)] string Device, [property: Id(3)] int Threads,
    [property: Id(4)] RunId? Run, [property: Id(5)] int? TrainerProcess, [property: Id(6)] string? Owner);
