using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Diagnosis;

/// <summary>The results folder: may it be written, is there room, and is its store sound. Creates nothing that is not there.</summary>
internal static class FolderCheck
{
    private const long LittleRoom = 2L << 30;

    public static Finding WriteAccess(ResultsFolder folder)
    {
        var nearest = folder.Root;
        while (!Path.Exists(nearest)) nearest = Path.GetDirectoryName(nearest)!;
        var created = nearest == folder.Root ? "" : " (will be created)";
        try
        {
            new ResultsFolder(nearest).Create();
            var room = new DriveInfo(nearest).AvailableFreeSpace;
            return room < LittleRoom
                ? new Finding("write access", CheckStatus.Warning, $"{folder.Root}{created}: only {Terminal.Figures.Bytes(room)} are free", "Free some space: a checkpoint of a wide model takes hundreds of MiB.")
                : new Finding("write access", CheckStatus.Ok, $"{folder.Root}{created}, {Terminal.Figures.Bytes(room)} free");
        }
        catch (ResultsFolderException error)
        {
            return new Finding("write access", CheckStatus.Failed, error.Message, "Choose a folder of your own with --results or RNNSWEEPS_RESULTS.");
        }
    }

    public static async Task<Finding> StoreAsync(ResultsFolder folder, CancellationToken cancellation)
    {
        try
        {
            await using var store = await ResultStore.OpenForReadingAsync(folder.Database, cancellation);
            return store is null
                ? new Finding("store", CheckStatus.Ok, $"{folder.Database}: none yet, the first sweep creates it")
                : new Finding("store", CheckStatus.Ok, $"{folder.Database}; sweeps: {(await store.SweepsAsync(cancellation)).Count}");
        }
        catch (ResultsFolderException error)
        {
            return new Finding("store", CheckStatus.Failed, error.Message, "Move the file away, or choose another folder with --results.");
        }
    }
}
