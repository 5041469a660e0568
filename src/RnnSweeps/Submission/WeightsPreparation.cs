using System.Security.Cryptography;
using RnnSweeps.Core.Runs;
using RnnSweeps.Files;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Submission;

/// <summary>What <c>init_from</c> names: a file, or a run whose best weights are meant.</summary>
/// <param name="Frozen">As the sweep will have it.</param>
/// <param name="Source">Where it lies now: absolute.</param>
internal sealed record WeightsPreparation(FrozenWeights Frozen, string Source)
{
    /// <exception cref="UsageException">There is no such file and no such run, or the run has not ended or has no checkpoint.</exception>
    public static async Task<WeightsPreparation> FindAsync(string name, ResultsFolder folder, CancellationToken cancellation)
    {
        var source = File.Exists(name) ? Path.GetFullPath(name) : await OfRunAsync(name, folder, cancellation);
        try
        {
            await using var stream = File.OpenRead(source);
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
            return new(new FrozenWeights(name, sha256, stream.Length, folder.Weights(sha256)), source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"init_from: {source} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Writes the copy whole, unless it lies there already.</summary>
    /// <exception cref="UsageException">It cannot be written, or the file has changed meanwhile.</exception>
    public void Write()
    {
        if (File.Exists(Frozen.Path)) return;
        try
        {
            AtomicFile.Write(Frozen.Path, copy =>
            {
                using (var source = File.OpenRead(Source)) source.CopyTo(copy);
                copy.Position = 0;
                if (Convert.ToHexStringLower(SHA256.HashData(copy)) != Frozen.Sha256) throw new UsageException($"init_from: {Source} was changed in this moment. Try again.");
            });
        }
        catch (Exception error) when (DiskOperations.IsOfTheDisk(error))
        {
            throw new UsageException($"The initial weights cannot be copied to {Frozen.Path}: {error.Message}", error);
        }
    }

    private static async Task<string> OfRunAsync(string name, ResultsFolder folder, CancellationToken cancellation)
    {
        await using var store = RunId.TryParse(name, out var id) ? await ResultStore.OpenForReadingAsync(folder.Database, cancellation) : null;
        if (store is null || await store.FindRunAsync(id, cancellation) is not { } run)
            throw new UsageException($"init_from names {name}: there is neither a file {Path.GetFullPath(name)} nor such a run in {folder.Root}.");
        if (run.State is not (RunState.Completed or RunState.Stopped))
            throw new UsageException($"init_from names run {run.Id}, which is {run.State.Name()}: wait until it has ended, or name a file.");
        try
        {
            return await RunWeights.FindAsync(run, best: true, store, folder, cancellation) ?? throw new UsageException($"init_from names run {run.Id}, which has left no checkpoint.");
        }
        catch (WorkFailedException error)
        {
            throw new UsageException($"init_from names run {run.Id}: {error.Message}", error);
        }
    }
}
