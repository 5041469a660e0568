using RnnSweeps.Core.Runs;
using RnnSweeps.Training;
using RnnSweeps.Training.Loop;

namespace RnnSweeps.Reproduction;

/// <summary>
/// How far rounding alone drives a run: what becomes of its validation perplexity where every weight is one unit in the last
/// place off before each step. Another processor, which adds in another order, disturbs each step by about as little.
/// </summary>
/// <param name="Trainings">That were disturbed.</param>
/// <param name="Largest">Difference to the undisturbed training in any epoch of any of them, as a share of its perplexity.</param>
/// <param name="Final">The same in the last epoch that was compared.</param>
internal sealed record RoundingNoise(int Trainings, double Largest, double Final)
{
    /// <summary>A difference of so many times what a few trainings showed is still of that kind: with a few, the largest is often missed by half.</summary>
    public const double Margin = 3;

    /// <summary>As a share: figures that are means over thousands of numbers in single precision are not told apart by less.</summary>
    private const double Precision = 1e-5;

    /// <summary>True if rounding explains a difference that grew to such a share.</summary>
    public bool Explains(double largest) => largest <= Math.Max(Margin * Largest, Precision);

    /// <summary>Trains again, disturbed, in this process.</summary>
    /// <param name="undisturbed">Validation perplexity here by epoch.</param>
    /// <param name="trainings">1 or more.</param>
    /// <param name="specification">Of the undisturbed one; nothing is written.</param>
    /// <exception cref="WorkFailedException">It cannot be trained.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static RoundingNoise Measure(IReadOnlyDictionary<int, double> undisturbed, int trainings, RunSpecification specification, TimeProvider time, CancellationToken stop)
    {
        var (largest, final) = (0.0, 0.0);
        for (var i = 1; i <= trainings; i++)
        {
            var shares = new SortedDictionary<int, double>();
            void Compare(RunEvent said)
            {
                if (said is EpochEnded { Metrics: { ValPpl: { } ppl, Epoch: var epoch } } && undisturbed.TryGetValue(epoch, out var before)) shares[epoch] = Math.Abs(ppl - before) / before;
            }
            try
            {
                TrainingRun.Train(specification, new TrainingHooks { Report = Compare, Checkpoints = false, Disturbance = i }, time, stop);
            }
            catch (TrainingException error)
            {
                throw new WorkFailedException($"{specification.Run} cannot be trained again with a disturbance: {error.Message}", error);
            }
            stop.ThrowIfCancellationRequested();
            if (shares.Count == 0) continue;
            (largest, final) = (Math.Max(largest, shares.Values.Max()), Math.Max(final, shares.Values.Last()));
        }
        return new RoundingNoise(trainings, largest, final);
    }
}
