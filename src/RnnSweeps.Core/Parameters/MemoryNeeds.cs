namespace RnnSweeps.Core.Parameters;

/// <summary>
/// About how much memory the training of a model takes on the CPU, from the settings alone. Letters as in <see cref="ModelSize"/>;
/// T steps, B batch, L layers.
/// </summary>
public static class MemoryNeeds
{
    private const int BytesOfNumber = 4;

    /// <summary>The program itself with its libraries and a text.</summary>
    private const long Program = 225L << 20;

    /// <summary>Of each weight: itself, its gradient, and the copies of the last and the best epoch.</summary>
    private const int Copies = 4;

    /// <summary>
    /// Resident bytes: program + 4 × (weights × (4 + what the optimizer keeps of each) + T·B × (Σ over layers k·H + inputs + 4·V)),
    /// where k is what the cell keeps of each hidden unit and character (<see cref="Cells.Cell.Kept"/>).
    /// </summary>
    public static long Bytes(TrainingSettings s, int vocabulary) => FixedBytes(s, vocabulary) + s.Batch * BytesOfWindow(s, vocabulary);

    /// <summary>The largest batch of such a model that needs no more than <paramref name="bytes"/>; 0 if none does.</summary>
    public static int LargestBatch(TrainingSettings s, int vocabulary, long bytes) =>
        (int)Math.Clamp((bytes - FixedBytes(s, vocabulary)) / BytesOfWindow(s, vocabulary), 0, int.MaxValue);

    private static long FixedBytes(TrainingSettings s, int vocabulary)
    {
        var weights = ModelSize.Parameters(s, vocabulary) * (Copies + s.Optimizer.NumbersOfWeight(s));
        return Program + BytesOfNumber * weights;
    }

    private static long BytesOfWindow(TrainingSettings s, int vocabulary) => BytesOfNumber * s.Steps * NumbersOfCharacter(s, vocabulary);

    /// <summary>A part of a sentence: what did not fit, and the largest batch that would.</summary>
    /// <param name="fitting">0 if none does.</param>
    /// <param name="how">How that is known, such as "as tried".</param>
    public static string Describe(TrainingSettings s, int fitting, string how)
    {
        var what = $"batch {s.Batch} of {s.Steps} steps with hidden {s.Hidden} and layers {s.Layers} did not fit";
        if (fitting >= s.Batch) return $"{what}, although {how} it should";
        return fitting > 0 ? $"{what}; the largest batch that would is {fitting}, {how}" : $"{what}, and {how} not even batch 1 would: lower hidden or layers";
    }

    private static long NumbersOfCharacter(TrainingSettings s, int vocabulary)
    {
        var inputs = s.Embedding > 0 ? s.Embedding : s.Impl == Implementation.Scratch && s.InputDropout == 0 ? 1 : vocabulary;
        var perUnit = s.Cell.Kept(s.Impl) + (s.Dropout > 0 ? 2 : 0) + (s.LayerNorm ? 3 : 0);
        return (long)s.Layers * s.Hidden * perUnit + inputs + 4L * vocabulary;
    }
}
