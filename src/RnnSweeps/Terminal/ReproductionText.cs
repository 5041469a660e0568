using System.Globalization;
using RnnSweeps.Reproduction;

namespace RnnSweeps.Terminal;

/// <summary>What a reproduction has shown, in sentences.</summary>
internal static class ReproductionText
{
    public static IEnumerable<string> Of(string run, ReproductionComparison comparison, IReadOnlyList<Fingerprint> fingerprints)
    {
        var epochs = comparison.Epochs == 1 ? "1 epoch" : $"{comparison.Epochs} epochs";
        if (comparison.Agrees)
            yield return $"{run} is reproduced: every figure of {epochs} agrees with the stored one to the last digit{(comparison.AlsoSame.Count == 0 ? "" : $"; so it is with {List(comparison.AlsoSame)}")}.";
        else if (comparison.First is { } first)
        {
            yield return $"{run} is {(comparison.AgreesButForRounding && fingerprints.Any(f => f.IsOtherRounding) ? "reproduced but for rounding" : "not reproduced")}: epoch {first.Epoch} is the first that differs, by {first.Figures} (stored, now).";
            yield return string.Create(CultureInfo.InvariantCulture, $"{comparison.DifferentEpochs} of {epochs} differ, the validation perplexity by {comparison.LargestPplDifference:0.######} at most.");
        }
        else yield return $"{run} is not reproduced: every figure of {epochs} agrees with the stored one, and {(comparison.NotStored.Count + comparison.NotTrained.Count > 0 ? "others are missing" : "its end does not")}.";
        if (comparison.NotStored.Count > 0) yield return $"The store has no row of {Epochs(comparison.NotStored)}.";
        if (comparison.NotTrained.Count > 0) yield return $"{Capital(Epochs(comparison.NotTrained))} {(comparison.NotTrained.Count == 1 ? "is" : "are")} stored and {(comparison.NotTrained.Count == 1 ? "was" : "were")} not trained here.";
        foreach (var sentence in comparison.AlsoDifferent) yield return sentence;
        if (comparison.Noise is { } noise) yield return Noise(noise, comparison, fingerprints.Any(f => f.IsOtherRounding));
        yield return Fingerprints(fingerprints, comparison.Agrees);
        if (!comparison.Agrees && fingerprints.FirstOrDefault(f => f.IsOtherRounding) is { } other) yield return OtherProcessor(other);
    }

    private static string Fingerprints(IReadOnlyList<Fingerprint> all, bool agrees)
    {
        var others = all.Where(f => !f.Agrees).Select(f => $"{f.What} {Short(f, f.Then)} then, {Short(f, f.Now)} now").ToList();
        if (others.Count > 0) return $"The texts are the same as then. Not the same: {string.Join("; ", others)}.";
        return $"The texts, the commit, all versions, device, threads{(all.Any(f => f.What == Fingerprint.Processor) ? " and the kind of processor" : "")} are the same as then.{(agrees ? "" : " So another cause must be looked for.")}";
    }

    private static string OtherProcessor(Fingerprint processor) => processor.Then == Fingerprint.Unknown
        ? $"On which kind of processor it was trained was not stored; here is {processor.Now}. Between kinds figures differ by rounding that training amplifies."
        : $"Trained on {processor.Then}; here is {processor.Now}: figures differ by rounding that training amplifies.";

    /// <summary>How the difference compares with what rounding does to such a run.</summary>
    private static string Noise(RoundingNoise noise, ReproductionComparison comparison, bool isOther) => string.Create(
        CultureInfo.InvariantCulture,
        $"Rounding alone: {(noise.Trainings == 1 ? "a training" : $"{noise.Trainings} trainings")} with weights that are disturbed in the last place before each step differ{(noise.Trainings == 1 ? "s" : "")} from the undisturbed one by up to {Percent(noise.Largest)} of the validation perplexity ({Percent(noise.Final)} in the last epoch). The stored run differs by up to {Percent(comparison.LargestPplShare)}: {Verdict(noise, comparison, isOther)}");

    private static string Verdict(RoundingNoise noise, ReproductionComparison comparison, bool isOther) => (noise.Explains(comparison.LargestPplShare), isOther) switch
    {
        (true, true) => $"rounding on another kind of processor explains it (no more than {RoundingNoise.Margin:0} times as much, or less than single precision tells apart).",
        (true, false) => $"rounding could explain it, but on the same kind of processor rounding is the same.",
        (false, _) => $"more than {RoundingNoise.Margin:0} times as much, which rounding does not explain.",
    };

    private static string Percent(double share) => share.ToString(share is > 0 and < 0.001 ? "0.0e0%" : "0.##%", CultureInfo.InvariantCulture);

    /// <summary>As much of a commit as people compare.</summary>
    private static string Short(Fingerprint fingerprint, string value) => fingerprint.What == Fingerprint.Commit && value.Length > 12 ? value[..12] : value;

    /// <summary>Numbers in order: "epoch 2", "the epochs 1 to 3 and 7".</summary>
    private static string Epochs(IReadOnlyList<int> epochs)
    {
        if (epochs is [var one]) return $"epoch {one}";
        // Neighbours have the same distance from their place in the list.
        var ranges = epochs.Select((epoch, i) => (Epoch: epoch, Run: epoch - i)).GroupBy(e => e.Run, (_, run) => run.Select(e => e.Epoch).ToList());
        return $"the epochs {List([.. ranges.Select(r => r.Count == 1 ? $"{r[0]}" : $"{r[0]} to {r[^1]}")])}";
    }

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    private static string List(IReadOnlyList<string> parts) => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
}
