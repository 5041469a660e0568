using System.Globalization;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Training.Data;

/// <summary>Which characters of each text a training on whole texts takes, and whether the text has enough.</summary>
public static class StreamNeeds
{
    /// <summary>To be asked before anything is trained: needs no text, only its length.</summary>
    /// <param name="texts">Name, characters after cleaning and share of each text of the corpus, in the mix's order.</param>
    /// <exception cref="TrainingException">A text is too short (<see cref="FailureKind.BadData"/>).</exception>
    public static void Check(IReadOnlyList<(string Name, long Characters, double Share)> texts, TrainingSettings settings)
    {
        foreach (var ((name, characters, _), part) in texts.Zip(Parts([.. texts.Select(t => (t.Characters, t.Share))], settings)))
            if (part.Train <= settings.Batch)
                throw new TrainingException(FailureKind.BadData,
                    $"Text {name} has {characters} characters after cleaning, of which {part.Train} are to train on, and {settings.Batch} lanes need more than {settings.Batch}. Lower batch, raise the first share of split, or choose a longer text.");
    }

    /// <summary>The characters of each text to train on, from its start, and those that follow to validate and to test on.</summary>
    internal static IReadOnlyList<(long Train, long ValidationFrom, long Validation, long TestFrom, long Test)> Parts(
        IReadOnlyList<(long Characters, double Share)> texts, TrainingSettings settings)
    {
        var split = settings.Split.Split('/').Select(s => double.Parse(s, CultureInfo.InvariantCulture) / 100).ToArray();
        var train = texts.Select(t => (long)Math.Floor(t.Characters * split[0])).ToList();
        var equal = texts.All(t => t.Share == texts[0].Share);
        var scale = texts.Zip(train, (t, n) => n / t.Share).Min();
        return [.. texts.Zip(train, (t, n) =>
        {
            var validation = (long)Math.Floor(t.Characters * split[1]);
            var test = split[2] > 0 ? t.Characters - n - validation : 0;
            return (equal ? n : (long)Math.Floor(scale * t.Share), n, validation, n + validation, test);
        })];
    }
}
