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

    /// <summary>The texts of its corpus, in the mix's order.</summary>
    public IReadOnlyList<FrozenText> Corpus => Sweep.Material.TextsOf(Settings);

    /// <summary>What it was measured on besides.</summary>
    public IReadOnlyList<FrozenText> EvaluateOn => Sweep.Material.EvaluateOn(Settings);

    public FrozenWeights? Weights => Sweep.Material.WeightsOf(Settings);

    /// <summary>As far as it was trained: a completed run to its end, any other to the last epoch that is stored.</summary>
    private int Trained => Math.Max(Run.State == RunState.Completed ? Settings.Epochs : 0, Epochs[^1].Epoch);

    /// <summary>For training it again, as far as it was trained.</summary>
    /// <param name="folder">Empty: what was trained before must not be gone on with.</param>
    /// <param name="texts">Its texts, as they lie now.</param>
    /// <param name="epochs">The first so many at most; null for all.</param>
    public RunSpecification Again(string folder, (IReadOnlyList<FrozenText> Corpus, IReadOnlyList<FrozenText> EvaluateOn) texts, string device, int threads, int? epochs) => new()
    {
        Run = Run.Id, Attempt = 1, Configuration = Run.Configuration, Seed = Run.Seed,
        Texts = texts.Corpus, EvaluateOn = texts.EvaluateOn, InitialWeights = Weights, Folder = folder, Device = device, Threads = threads,
        UntilEpoch = Math.Min(epochs ?? int.MaxValue, Trained), Patience = Definition.Stop,
    };

    /// <exception cref="WorkFailedException">No epoch of it has been trained yet, or this version cannot read its sweep's file any more.</exception>
    public static async Task<StoredRun> ReadAsync(RunRecord run, ResultStore store, CancellationToken cancellation)
    {
        var sweep = (await store.FindSweepAsync(run.Id.Sweep, cancellation))!;
        var epochs = await store.EpochsAsync(run.Id, cancellation);
        if (epochs.Count == 0) throw new WorkFailedException($"Run {run.Id} is {run.State.Name()} and has no epoch yet: there is nothing to compare with.");
        return new StoredRun(
            run, sweep, ParsedSweepFile.Of(sweep).Definition, (await store.ProvenanceAsync(run.Id, cancellation))!, epochs,
            await store.EvaluationsAsync(run.Id, cancellation), await store.SamplesAsync(run.Id, cancellation));
    }
}
