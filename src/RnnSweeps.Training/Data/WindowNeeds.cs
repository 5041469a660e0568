using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Training.Data;

/// <summary>How many windows a training takes from each text of its corpus, and whether the text has as many.</summary>
public static class WindowNeeds
{
    /// <summary>To be asked before anything is trained: needs no text, only its length.</summary>
    /// <param name="texts">Name, characters after cleaning and share of each text of the corpus, in the mix's order.</param>
    /// <exception cref="TrainingException">A text is too short (<see cref="FailureKind.BadData"/>).</exception>
    public static void Check(IReadOnlyList<(string Name, long Characters, double Share)> texts, TrainingSettings settings)
    {
        double[] shares = [.. texts.Select(t => t.Share)];
        foreach (var ((name, characters, _), (train, validation)) in texts.Zip(Counts(settings, shares)))
        {
            var needed = train + validation + settings.Steps;
            if (characters >= needed) continue;
            throw new TrainingException(FailureKind.BadData,
                $"Text {name} has {characters} characters after cleaning, and {train} windows of {settings.Steps} + 1 characters to train and {validation} to validate need {needed}. Lower train_windows, val_windows or steps, or choose a longer text.");
        }
    }

    /// <summary>Training and validation windows of each text.</summary>
    internal static IEnumerable<(long Train, long Validation)> Counts(TrainingSettings settings, IReadOnlyList<double> shares) =>
        Split(settings.TrainWindows, shares).Zip(Split(settings.ValWindows, shares));

    /// <summary>Splits a number by shares: floors first, then one each to the largest remainders, earlier texts first.</summary>
    internal static IReadOnlyList<long> Split(long total, IReadOnlyList<double> shares)
    {
        var sum = shares.Sum();
        var exact = shares.Select(s => total * s / sum).ToList();
        var counts = exact.Select(x => (long)Math.Floor(x)).ToList();
        foreach (var i in Enumerable.Range(0, shares.Count).OrderByDescending(i => exact[i] - counts[i]).Take((int)(total - counts.Sum()))) counts[i]++;
        return counts;
    }
}
