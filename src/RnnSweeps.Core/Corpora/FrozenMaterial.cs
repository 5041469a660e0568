using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Core.Corpora;

/// <summary>Everything from outside that a sweep's runs begin with, fixed at submission.</summary>
/// <param name="Texts">Of every corpus and cleaning that the sweep uses.</param>
/// <param name="Weights">Of every <c>init_from</c>.</param>
public sealed record FrozenMaterial(IReadOnlyList<FrozenText> Texts, IReadOnlyList<FrozenWeights> Weights)
{
    /// <summary>The texts that such a run trains on, in the mix's order.</summary>
    public IReadOnlyList<FrozenText> TextsOf(TrainingSettings settings) =>
        [.. Texts.Where(t => t.Corpus == settings.Corpus && t.Cleaning == settings.Cleaning)];

    /// <summary>The texts that such a run is measured on besides.</summary>
    public IReadOnlyList<FrozenText> EvaluateOn(TrainingSettings settings) =>
        [.. Texts.Where(t => t.Corpus == CorpusMix.EvaluateOn && t.Cleaning == settings.Cleaning)];

    /// <summary>The weights that such a run starts from; null for fresh ones.</summary>
    public FrozenWeights? WeightsOf(TrainingSettings settings) => Weights.FirstOrDefault(w => w.Name == settings.InitFrom);

    /// <inheritdoc cref="RunFingerprint.Of"/>
    public string Fingerprint(Configuration configuration, long seed, Patience? stop, (string Version, string? Commit) program)
    {
        var settings = TrainingSettings.From(configuration);
        return RunFingerprint.Of(configuration, seed, TextsOf(settings), EvaluateOn(settings), WeightsOf(settings), stop, program);
    }
}
