using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Submission;

/// <summary>
/// Runs that have ended with a result whose files are gone: somebody has removed them, or the disk was put back from an older copy than the
/// database. What they measured is stored; nothing is trained again untold.
/// </summary>
internal static class LostWeights
{
    /// <summary>The others are counted.</summary>
    private const int Named = 5;

    /// <summary>A sentence; null if none is lost. Whether a file's content is that of the store is asked whenever it is read.</summary>
    /// <param name="sweep">Whose runs are looked at.</param>
    /// <param name="runs">Of the sweep, in all.</param>
    /// <param name="store">Which names the files.</param>
    /// <param name="folder">Which has them.</param>
    /// <param name="cancellation">Ends the look.</param>
    public static async Task<string?> OfAsync(SweepId sweep, int runs, ResultStore store, ResultsFolder folder, CancellationToken cancellation)
    {
        var files = await store.ResultFilesAsync(sweep, cancellation);
        var lost = await Task.Run(() => files.Where(f => !IsOnDisk(folder.Run(f.TrainedAs), f.Result)).Select(f => f.Result.Run.ToString()).ToList(), cancellation);
        if (lost.Count == 0) return null;
        var names = ReadableText.List(lost.Count <= Named ? lost : [.. lost.Take(Named), $"{lost.Count - Named} more"]);
        return $"{lost.Count} of {runs} runs {(lost.Count == 1 ? "has" : "have")} lost {(lost.Count == 1 ? "its" : "their")} weights: {names}. "
            + $"What {(lost.Count == 1 ? "it" : "they")} measured is stored, but files that the store names are not in {Path.GetDirectoryName(folder.Run(new RunId(sweep, 1)))}: put them back from a copy, or train the sweep again with --new.";
    }

    private static bool IsOnDisk(string folder, CheckpointWritten result) =>
        File.Exists(Path.Combine(folder, result.File)) && (result.BestFile is null || File.Exists(Path.Combine(folder, result.BestFile)));
}
