namespace RnnSweeps.Training.Surprisal;

/// <summary>How a model takes one text. Losses are in nats a character.</summary>
/// <param name="IsWhole">True for all of the text, false for the part that its run validates on.</param>
/// <param name="Characters">That were measured, each counted once.</param>
/// <param name="Unknown">Of these, those that the model's vocabulary lacks.</param>
/// <param name="Predictions">That were made: more than characters where windows overlap.</param>
/// <param name="Loss">As the run measures itself: the mean over all windows, or over the lanes.</param>
/// <param name="Ppl">exp of it.</param>
/// <param name="PplInContext">The perplexity of each character once, where the most characters stand before it.</param>
/// <param name="Blind">The loss of who takes every entry of the vocabulary for as likely as any other.</param>
/// <param name="MostSurprising">Entries of the vocabulary by their mean loss in context, the largest first.</param>
/// <param name="Passages">By their mean loss in context, the largest first; they do not overlap.</param>
public sealed record TextSurprisal(
    string Text, bool IsWhole, long Characters, long Unknown, long Predictions, double Loss, double Ppl, double PplInContext, double Blind,
    IReadOnlyList<CharacterSurprisal> MostSurprising, IReadOnlyList<Passage> Passages)
{
    /// <summary>Perplexity over several texts: exp of the mean loss over all predictions.</summary>
    public static double Together(IReadOnlyCollection<TextSurprisal> texts) => Math.Exp(texts.Sum(t => t.Loss * t.Predictions) / texts.Sum(t => t.Predictions));
}

/// <param name="Character">An entry of the vocabulary.</param>
/// <param name="Count">How often it stands in the text.</param>
/// <param name="Loss">Mean.</param>
public sealed record CharacterSurprisal(string Character, long Count, double Loss);

/// <param name="From">Where in the cleaned text it begins, from 0.</param>
/// <param name="Loss">Mean.</param>
/// <param name="Text">Its characters.</param>
/// <param name="Losses">Of each of them.</param>
public sealed record Passage(long From, double Loss, string Text, IReadOnlyList<float> Losses);
