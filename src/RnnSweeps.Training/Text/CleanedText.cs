using RnnSweeps.Core.Corpora;

namespace RnnSweeps.Training.Text;

/// <summary>A text of a corpus after cleaning, before it is written.</summary>
/// <param name="Frozen">What a run will carry; its path is where the text is going to lie.</param>
public sealed record CleanedText(FrozenText Frozen, string Content);
