using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Submission;

/// <summary>What a run may take here, by its file and by this machine.</summary>
/// <param name="Bytes">The smaller of the two.</param>
/// <param name="What">Whose limit it is, in words.</param>
internal sealed record MachineMemory(long Bytes, string What)
{
    /// <param name="limit">Of the file; null for none.</param>
    /// <param name="available">Bytes that this machine can give.</param>
    public static MachineMemory Of(long? limit, long available) => limit is { } own && own <= available
        ? new(own, $"limits.memory, {ByteSize.Display(own)}")
        : new(available, $"the {ByteSize.Display(available)} that this machine has free");

    /// <summary>What is free now, within the limits of a container.</summary>
    public static long Available()
    {
        var allowed = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        try
        {
            var line = File.ReadLines("/proc/meminfo").FirstOrDefault(l => l.StartsWith("MemAvailable:", StringComparison.Ordinal));
            var kibibytes = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var number, ..] && long.TryParse(number, out var n) ? n : long.MaxValue >> 10;
            return Math.Min(allowed, kibibytes << 10);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return allowed;
        }
    }

    /// <summary>One sentence where a training needs more by estimate, with what would fit; else null.</summary>
    public string? Exceeded(TrainingSettings settings, int vocabulary)
    {
        var needed = MemoryNeeds.Bytes(settings, vocabulary);
        if (needed <= Bytes) return null;
        return $"needs about {ByteSize.Display(needed)} by estimate, more than {What}: {MemoryNeeds.Describe(settings, MemoryNeeds.LargestBatch(settings, vocabulary, Bytes), "by estimate").Replace(" did not fit", " does not fit", StringComparison.Ordinal)}";
    }
}
