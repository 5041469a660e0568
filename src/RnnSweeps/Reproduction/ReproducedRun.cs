using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;
using RnnSweeps.Training;
using RnnSweeps.Training.Loop;

namespace RnnSweeps.Reproduction;

/// <summary>Trains a stored run again in this process and compares each figure with the stored one as it comes.</summary>
internal sealed class ReproducedRun(StoredRun stored, TimeProvider time)
{
    private readonly Dictionary<int, string> _differences = [];
    private readonly List<string> _same = [], _other = [];
    private readonly Dictionary<int, double> _validated = [];
    private readonly Dictionary<int, EpochMetrics> _stored = stored.Epochs.ToDictionary(e => e.Epoch);
    private readonly SortedSet<int> _trained = [];
    private double _largest, _largestShare;

    /// <summary>Validation perplexity here by epoch.</summary>
    public IReadOnlyDictionary<int, double> Validated => _validated;

    /// <summary>A word on an epoch that was trained again.</summary>
    public string EpochStatus(int epoch) => !_stored.ContainsKey(epoch) ? "not stored" : _differences.ContainsKey(epoch) ? "differs" : "equal";

    /// <param name="tell">Told every event, after it was compared.</param>
    /// <exception cref="WorkFailedException">It cannot be trained.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public ReproductionComparison Train(RunSpecification specification, Action<RunEvent> tell, CancellationToken stop)
    {
        try
        {
            TrainingRun.Train(specification, new TrainingHooks { Report = said => { Compare(said); tell(said); }, Checkpoints = false }, time, stop);
        }
        catch (TrainingException error)
        {
            throw new WorkFailedException($"{stored.Run.Id} cannot be trained again here: {error.Message}", error);
        }
        stop.ThrowIfCancellationRequested();
        var first = _differences.Count == 0 ? null : new EpochDifference(_differences.Keys.Min(), _differences[_differences.Keys.Min()]);
        return new ReproductionComparison(_trained.Count(_stored.ContainsKey), _differences.Count, first, _largest, _largestShare, _same, _other)
        {
            NotStored = [.. _trained.Where(e => !_stored.ContainsKey(e))],
            NotTrained = [.. _stored.Keys.Where(e => e <= specification.UntilEpoch && !_trained.Contains(e)).Order()],
        };
    }

    private void Compare(RunEvent said)
    {
        switch (said)
        {
            case EpochEnded { Metrics: var again }: CompareEpoch(again); break;
            case SampleWritten sample when stored.Samples.FirstOrDefault(s => s.Epoch == sample.Epoch && s.Prefix == sample.Prefix) is { } wrote:
                Note(sample.Text == wrote.Text, "the text that it writes", $"It writes '{sample.Text}' and wrote '{wrote.Text}'.");
                break;
            case RunFinished finished: CompareEnd(finished); break;
            default: break; // the others have no figures
        }
    }

    private void CompareEpoch(EpochMetrics again)
    {
        _trained.Add(again.Epoch);
        if (again.ValPpl is { } found) _validated[again.Epoch] = found;
        if (!_stored.TryGetValue(again.Epoch, out var then)) return;
        var isDue = again.Epoch % stored.Settings.EvalEvery == 0 || again.Epoch == stored.Settings.Epochs;
        if (EpochComparison.Difference(then, again, isDue) is { } difference) _differences[again.Epoch] = difference;
        if (then.ValPpl is not { } before || again.ValPpl is not { } now) return;
        _largest = Math.Max(_largest, Math.Abs(now - before));
        _largestShare = Math.Max(_largestShare, Math.Abs(now - before) / now);
    }

    private void CompareEnd(RunFinished finished)
    {
        if (stored.Provenance.WeightsSha256 is { } weights)
            Note(weights == finished.WeightsSha256, "the weights", $"The SHA-256 of the weights is {finished.WeightsSha256} and was {weights}.");
        var others = stored.Evaluations.Select(then => (Then: then, Now: finished.Evaluations.FirstOrDefault(e => e.Text == then.Text))).Where(e => e.Now != e.Then).ToList();
        foreach (var (then, now) in others) _other.Add(FormattableString.Invariant($"The loss on {then.Text} is {now?.Loss} and was {then.Loss}."));
        if (others.Count == 0 && stored.Evaluations.Count > 0)
            _same.Add(stored.Evaluations is [var one] ? $"the loss on {one.Text}" : $"the losses on {stored.Evaluations.Count} texts");
    }

    private void Note(bool same, string what, string otherwise)
    {
        if (same) _same.Add(what);
        else _other.Add(otherwise);
    }
}

/// <summary>What came of a repetition.</summary>
/// <param name="Epochs">That were compared.</param>
/// <param name="DifferentEpochs">Of these.</param>
/// <param name="First">The first of them; null for none.</param>
/// <param name="LargestPplDifference">Of the validation perplexities.</param>
/// <param name="LargestPplShare">Of them in proportion to the perplexity here.</param>
/// <param name="AlsoSame">What else is the same, in words.</param>
/// <param name="AlsoDifferent">What else is not, a sentence each.</param>
internal sealed record ReproductionComparison(int Epochs, int DifferentEpochs, EpochDifference? First, double LargestPplDifference, double LargestPplShare, IReadOnlyList<string> AlsoSame, IReadOnlyList<string> AlsoDifferent)
{
    /// <summary>Epochs that were trained here and have no row in the store.</summary>
    public IReadOnlyList<int> NotStored { get; init; } = [];

    /// <summary>Epochs of the store that were not trained here, but for those that nobody asked for.</summary>
    public IReadOnlyList<int> NotTrained { get; init; } = [];

    public bool Agrees => First is null && AlsoDifferent.Count == 0 && NotStored.Count == 0 && NotTrained.Count == 0;

    /// <summary>How far rounding alone drives such a run; null where that was not asked.</summary>
    public RoundingNoise? Noise { get; init; }

    /// <summary>True if it differs no more than rounding on another kind of processor explains: that may end a run of patience earlier, and loses no row.</summary>
    public bool AgreesButForRounding => !Agrees && NotStored.Count == 0 && Noise?.Explains(LargestPplShare) == true;
}

/// <param name="Figures">What differs, with both values.</param>
internal sealed record EpochDifference(int Epoch, string Figures);
