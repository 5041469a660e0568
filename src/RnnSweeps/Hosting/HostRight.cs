using RnnSweeps.Results.Folders;

namespace RnnSweeps.Hosting;

/// <summary>The right to host a results folder, or a sentence about who has it.</summary>
internal static class HostRight
{
    /// <exception cref="WorkFailedException">Another process hosts the folder.</exception>
    /// <exception cref="ResultsFolderException">The folder cannot be written.</exception>
    public static HostLock Take(ResultsFolder folder) => HostLock.TryTake(folder)
        ?? throw new WorkFailedException(
            $"{folder.Root} is in use by {(HostLock.Holder(folder) is { } pid ? $"process {pid}" : "another process")}: wait for it to end, "
            + "hand your sweep to it with 'rnnsweeps submit FILE', or choose another folder with --results.");
}
