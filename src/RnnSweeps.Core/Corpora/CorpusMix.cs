namespace RnnSweeps.Core.Corpora;

/// <summary>One text of a mix and its share of the training windows; shares are relative to each other.</summary>
public sealed record TextShare(string Text, double Share);

/// <summary>A named mix of a sweep file: which texts, in which shares, and what to take instead where one cannot be had.</summary>
/// <param name="Name">The name that the parameter <c>corpus</c> uses.</param>
/// <param name="Texts">At least one text.</param>
/// <param name="Fallback">Texts to use in place of all of <paramref name="Texts"/> when one of them cannot be had; may be empty.</param>
public sealed record CorpusMix(string Name, IReadOnlyList<TextShare> Texts, IReadOnlyList<TextShare> Fallback)
{
    /// <summary>The name under which the texts are stored that every model is measured on; no mix of a file has it.</summary>
    public const string EvaluateOn = "evaluate_on";
}
