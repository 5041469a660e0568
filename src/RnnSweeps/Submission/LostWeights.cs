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
    public static async Task<string?> OfAsync(SweepId sweep, IReadOnlyList<RunRecord> runs, ResultStore store, ResultsFolder folder, CancellationToken cancellation)
    {
        var trainedAs = runs.ToDictionary(r => r.Id, r => r.TrainedAs);
        var files = await store.ResultFilesAsync(sweep, cancellation);
        var lost = await Task.Run(() => files.Where(f => trainedAs.TryGetValue(f.Run, out var trained) && !Lies(folder.Run(trained), f)).Select(f => f.Run.ToString()).ToList(), cancellation);
        if (lost.Count == 0) return null;
        var names = Readable.List(lost.Count <= Named ? lost : [.. lost.Take(Named), $"{lost.Count - Named} more"]);
        return $"{lost.Count} of {runs.Count} runs {(lost.Count == 1 ? "has" : "have")} lost {(lost.Count == 1 ? "its" : "their")} weights: {names}. "
            + $"What {(lost.Count == 1 ? "it" : "they")} measured is stored, but files that the store names are not in {Path.GetDirectoryName(folder.Run(new RunId(sweep, 1)))}: put them back from a copy, or train the sweep again with --new.";
    }

    private static bool Lies(string folder, CheckpointWritten result) =>
        File.Exists(Path.Combine(folder, result.File)) && (result.BestFile is null || File.Exists(Path.Combine(folder, result.BestFile)));
}
