using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Training.Text;

/// <summary>
/// Fixes what a sweep will train on: finds the texts of its corpora, cleans each once, and writes the cleaned characters
/// under their fingerprint. Cleaning and writing are two steps, so that a sweep whose texts turn out to be unusable leaves
/// nothing behind.
/// </summary>
public sealed class CorpusFreezer(TextLibrary library)
{
    private readonly Dictionary<(string Text, Cleaning Cleaning), string> _cleaned = [];

    /// <summary>Both steps: <see cref="CleanAsync"/> and <see cref="Write"/>.</summary>
    /// <inheritdoc cref="CleanAsync" path="/exception"/>
    public async Task<IReadOnlyList<FrozenText>> FreezeAsync(
        IEnumerable<(CorpusMix Mix, Cleaning Cleaning)> corpora, Func<string, string> pathOfSha256, IProgress<TextEvent>? progress = null, CancellationToken cancellation = default)
    {
        var texts = await CleanAsync(corpora, pathOfSha256, progress, cancellation);
        Write(texts);
        return [.. texts.Select(t => t.Frozen)];
    }

    /// <summary>
    /// The texts of each corpus in the mix's order; those of its fallback where one of its own cannot be had, which is
    /// reported as <see cref="FallbackTaken"/>.
    /// </summary>
    /// <param name="pathOfSha256">Where a cleaned text with that fingerprint lies.</param>
    /// <exception cref="TextNotFoundException">A text cannot be had, and the corpus names no fallback that can.</exception>
    /// <exception cref="TextException">A text cannot be used, or is empty after cleaning.</exception>
    public async Task<IReadOnlyList<CleanedText>> CleanAsync(
        IEnumerable<(CorpusMix Mix, Cleaning Cleaning)> corpora, Func<string, string> pathOfSha256, IProgress<TextEvent>? progress = null, CancellationToken cancellation = default)
    {
        var texts = new List<CleanedText>();
        foreach (var (mix, cleaning) in corpora.Distinct())
        {
            foreach (var (share, content) in await OfMixAsync(mix, cleaning, progress, cancellation))
            {
                var sha256 = FrozenTexts.Fingerprint(content);
                var path = Path.GetFullPath(pathOfSha256(sha256));
                texts.Add(new CleanedText(new FrozenText(mix.Name, share.Text, cleaning, sha256, content.Length, share.Share, path), content));
            }
        }

        return texts;
    }

    /// <summary>Writes each text whole, unless it lies there already.</summary>
    /// <exception cref="TextException">One cannot be written.</exception>
    public static void Write(IEnumerable<CleanedText> texts)
    {
        foreach (var text in texts.DistinctBy(t => t.Frozen.Path)) FrozenTexts.Write(text.Frozen.Path, text.Content);
    }

    private async Task<List<(TextShare Share, string Content)>> OfMixAsync(CorpusMix mix, Cleaning cleaning, IProgress<TextEvent>? progress, CancellationToken cancellation)
    {
        try
        {
            return await AllAsync(mix.Texts, cleaning, progress, cancellation);
        }
        catch (TextNotFoundException e) when (mix.Fallback.Count > 0)
        {
            var texts = await AllAsync(mix.Fallback, cleaning, progress, cancellation);
            progress?.Report(new FallbackTaken(mix.Name, [.. mix.Fallback.Select(s => s.Text)], e.Message));
            return texts;
        }
    }

    private async Task<List<(TextShare Share, string Content)>> AllAsync(IEnumerable<TextShare> shares, Cleaning cleaning, IProgress<TextEvent>? progress, CancellationToken cancellation)
    {
        var texts = new List<(TextShare, string)>();
        foreach (var share in shares) texts.Add((share, await CleanAsync(share.Text, cleaning, progress, cancellation)));
        return texts;
    }

    private async Task<string> CleanAsync(string name, Cleaning cleaning, IProgress<TextEvent>? progress, CancellationToken cancellation)
    {
        if (_cleaned.TryGetValue((name, cleaning), out var known)) return known;
        var text = await library.FindAsync(name, progress, cancellation);
        var cleaned = text.Clean(cleaning, progress);
        if (string.IsNullOrWhiteSpace(cleaned))
            throw new TextException($"Text {name} ({text.From}) is empty after cleaning '{cleaning.ToString().ToLowerInvariant()}': it has no character that a model could learn. Choose another text, or another cleaning.");
        return _cleaned[(name, cleaning)] = cleaned;
    }
}
