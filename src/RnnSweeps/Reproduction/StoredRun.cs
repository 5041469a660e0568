using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;

namespace RnnSweeps.Reproduction;

/// <summary>Everything that the store has to train a run again, and what came of it.</summary>
internal sealed record StoredRun(
    RunRecord Run, SweepRecord Sweep, SweepDefinition Definition, RunProvenance Provenance,
    IReadOnlyList<EpochMetrics> Epochs, IReadOnlyList<TextEvaluation> Evaluations, IReadOnlyList<SampleWritten> Samples)
{
    public TrainingSettings Settings => TrainingSettings.From(Run.Configuration);

    /// <summary>What it was trained on and measured on, each once.</summary>
    public IEnumerable<FrozenText> Texts => Sweep.Material.TextsOf(Settings).Concat(Sweep.Material.EvaluateOn(Settings));

    public FrozenWeights? Weights => Sweep.Material.WeightsOf(Settings);

    /// <exception cref="WorkFailedException">No epoch of it has been trained yet, or this version cannot read its sweep's file any more.</exception>
    public static async Task<StoredRun> ReadAsync(RunRecord run, ResultStore store, CancellationToken cancellation)
    {
        var sweep = (await store.FindSweepAsync(run.Id.Sweep, cancellation))!;
        var epochs = await store.EpochsAsync(run.Id, cancellation);
        if (epochs.Count == 0) throw new WorkFailedException($"Run {run.Id} is {run.State.Name()} and has no epoch yet: there is nothing to compare with.");
        return new StoredRun(
            run, sweep, SweepReading.Of(sweep).Definition, (await store.ProvenanceAsync(run.Id, cancellation))!, epochs,
            await store.EvaluationsAsync(run.Id, cancellation), await store.SamplesAsync(run.Id, cancellation));
    }
}
