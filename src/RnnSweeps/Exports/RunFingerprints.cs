using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Reproduction;

namespace RnnSweeps.Exports;

/// <summary>What a run's figures depend on, and the figures themselves, to be compared with those of another training.</summary>
/// <param name="Configuration">Its hash, the same in every release.</param>
/// <param name="InitialWeights">Null for fresh ones.</param>
/// <param name="Versions">Library versions by name.</param>
/// <param name="Processor">Null for a GPU, or where an older program did not store it.</param>
internal sealed record RunFingerprints(
    RunId Run, string Configuration, long Seed, IReadOnlyList<TextFingerprint> Texts, IReadOnlyList<TextFingerprint> EvaluateOn, WeightsFingerprint? InitialWeights,
    string ProgramVersion, string? Commit, IReadOnlyDictionary<string, string> Versions, string? Device, int? Threads, Processor? Processor, RunResult Result)
{
    public static RunFingerprints Of(StoredRun stored)
    {
        var run = stored.Run;
        var best = stored.Epochs.Where(e => e.ValLoss is not null).MinBy(e => e.ValLoss);
        var result = new RunResult(run.State.Name(), stored.Provenance.WeightsSha256, stored.Epochs.Count, stored.Epochs[^1].TrainLoss, best?.Epoch, best?.ValLoss, best?.ValPpl, stored.Evaluations);
        return new RunFingerprints(
            run.Id, run.Configuration.Hash, run.Seed, Of(stored.Corpus), Of(stored.EvaluateOn),
            stored.Weights is { } weights ? new WeightsFingerprint(weights.Name, weights.Sha256, weights.Bytes) : null,
            stored.Provenance.ProgramVersion, stored.Provenance.GitCommit, stored.Provenance.Versions, run.Device, run.Threads, stored.Provenance.Processor, result);
    }

    private static IReadOnlyList<TextFingerprint> Of(IEnumerable<FrozenText> texts) =>
        [.. texts.Select(t => new TextFingerprint(t.Name, t.Cleaning, t.Sha256, t.Characters, t.Share))];
}

/// <param name="Sha256">Of the cleaned characters in UTF-8.</param>
/// <param name="Share">In the mix, relative to the others.</param>
internal sealed record TextFingerprint(string Name, Cleaning Cleaning, string Sha256, long Characters, double Share);

/// <param name="Name">What <c>init_from</c> said.</param>
/// <param name="Sha256">Of the file's bytes.</param>
internal sealed record WeightsFingerprint(string Name, string Sha256, long Bytes);

/// <param name="WeightsSha256">Of the final weights' bytes in the order of their names; null for a run that did not come to its end.</param>
/// <param name="Epochs">Trained.</param>
/// <param name="LastTrainLoss">Of the last of them.</param>
internal sealed record RunResult(
    string State, string? WeightsSha256, int Epochs, double LastTrainLoss, int? BestEpoch, double? BestValLoss, double? BestValPpl, IReadOnlyList<TextEvaluation> Evaluations);
