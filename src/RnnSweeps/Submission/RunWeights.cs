using System.Security.Cryptography;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Training.Checkpoints;

namespace RnnSweeps.Submission;

/// <summary>
/// The file of a run's weights: the one that the newest record of the store names, with the digest that it had when it was written.
/// Whatever else lies in the run's folder is nobody's result.
/// </summary>
internal static class RunWeights
{
    /// <summary>Its full path; null if the run has left no checkpoint yet.</summary>
    /// <param name="best">The best weights; the newest for a run that was never validated, or if false.</param>
    /// <exception cref="WorkFailedException">The run has results, and their file is gone or is another one.</exception>
    public static async Task<string?> FindAsync(RunRecord run, bool best, ResultStore store, ResultsFolder folder, CancellationToken cancellation)
    {
        var files = new RunFolder(folder.Run(run.TrainedAs));
        var named = await store.CheckpointsAsync(run.Id, cancellation) is [.., var newest] ? Named(newest, best, files) : default;
        if (named.File is null) return files.Chosen(best);
        var path = Path.Combine(folder.Run(run.TrainedAs), named.File);
        if (await FaultAsync(path, named.Sha256, cancellation) is not { } fault) return path;
        // While it is trained its trainer is ahead of the store: it may have written newer files, and removed these.
        return run.State is RunState.Completed or RunState.Stopped
            ? throw new WorkFailedException($"{path} {fault}. It holds {(best ? "the best" : "the last")} weights of run {run.Id}: put the file back from a copy, or train the run again ('rnnsweeps reproduce {run.Id}' tells whether it comes out the same).")
            : files.Chosen(best);
    }

    /// <summary>Without a name for the best weights, as earlier programs left it, there is one file of them.</summary>
    private static (string? File, string? Sha256) Named(CheckpointWritten newest, bool best, RunFolder files) => (best, newest.BestFile) switch
    {
        (true, { } file) => (file, newest.BestSha256),
        (true, null) when files.Best is { } former => (Path.GetFileName(former), null),
        _ => (newest.File, newest.Sha256),
    };

    private static async Task<string?> FaultAsync(string path, string? sha256, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(path);
            if (sha256 is null || Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) is var found && found == sha256) return null;
            return $"is not the file that was stored: its SHA-256 is {found}, expected {sha256}";
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return "is not there any more";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read ({error.Message.TrimEnd('.')})";
        }
    }
}
