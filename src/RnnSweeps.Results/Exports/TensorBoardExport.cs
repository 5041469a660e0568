using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Exports;

/// <summary>
/// A sweep's curves for TensorBoard: a folder a run, named by its number, label and seed, in <c>tensorboard/</c> of the sweep's folder;
/// the steps are epochs, the tags the figures' names under <c>train/</c>, <c>val/</c> and <c>run/</c>.
/// </summary>
public static class TensorBoardExport
{
    /// <summary>Writes a file for each run that has an epoch, in place of older ones, and returns the folder that TensorBoard opens.</summary>
    /// <exception cref="ResultsFolderException">A file cannot be written.</exception>
    public static async Task<string> WriteAsync(ResultStore store, ResultsFolder folder, SweepId sweep, CancellationToken cancellation = default)
    {
        foreach (var run in await store.RunsAsync(sweep, cancellation))
        {
            var epochs = await store.EpochsAsync(run.Id, cancellation);
            if (epochs.Count == 0) continue;
            // An epoch has no time of its own: each ends so much later than the run's begin as training and validation took.
            var at = run.StartedAt ?? DateTimeOffset.UnixEpoch;
            ResultsFile.Write(folder.TensorBoard(run.Id, run.Label, run.Seed), stream =>
            {
                EventFile.WriteHeader(stream, at);
                foreach (var epoch in epochs)
                {
                    at = at.AddSeconds(epoch.TrainSeconds + (epoch.ValSeconds ?? 0));
                    EventFile.WriteScalars(stream, at, epoch.Epoch, Scalars(epoch));
                }
            });
        }
        return folder.TensorBoard(sweep);
    }

    private static IEnumerable<(string Tag, double Value)> Scalars(EpochMetrics epoch) =>
        EpochFigure.All.Select(f => (f.Tag, Value: f.Number(epoch) ?? double.NaN)).Where(f => double.IsFinite(f.Value));
}
