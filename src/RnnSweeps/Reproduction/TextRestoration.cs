using RnnSweeps.Core.Corpora;
using RnnSweeps.Training;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Reproduction;

/// <summary>Finds the very texts that a run was trained on: the frozen copies, or, where one is lost or damaged, the same again from the library.</summary>
/// <param name="folder">Where a copy is put that is made anew.</param>
internal sealed class TextRestoration(TextLibrary library, string folder)
{
    /// <returns>The texts, where they lie now.</returns>
    /// <exception cref="WorkFailedException">One cannot be had, or is another one today.</exception>
    public async Task<IReadOnlyList<FrozenText>> FindAsync(IEnumerable<FrozenText> texts, CancellationToken cancellation)
    {
        List<FrozenText> found = [];
        foreach (var text in texts) found.Add(await FindAsync(text, cancellation));
        return found;
    }

    private async Task<FrozenText> FindAsync(FrozenText text, CancellationToken cancellation)
    {
        try
        {
            FrozenTexts.Read(text);
            return text;
        }
        catch (TrainingException lost)
        {
            var cleaned = await CleanedAsync(text, lost, cancellation);
            if (FrozenTexts.Fingerprint(cleaned) is var found && found != text.Sha256)
                throw new WorkFailedException($"The fingerprint of text {text.Name} differs: it was {text.Sha256} when the run was trained and is {found} today. The frozen copy cannot be used either: {lost.Message}", lost);
            var copy = text with { Path = Path.Combine(folder, text.Sha256 + ".txt") };
            FrozenTexts.Write(copy.Path, cleaned);
            return copy;
        }
    }

    private async Task<string> CleanedAsync(FrozenText text, TrainingException lost, CancellationToken cancellation)
    {
        try
        {
            return TextCleaning.Clean((await library.FindAsync(text.Name, null, cancellation)).Content, text.Cleaning);
        }
        catch (TextException error)
        {
            throw new WorkFailedException($"{lost.Message} And it cannot be had anew: {error.Message}", error);
        }
    }
}
