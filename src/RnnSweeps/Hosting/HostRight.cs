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

    /// <summary>Where the living host of the folder listens; null where there is none, or only the traces of one that died.</summary>
    public static HostFile? FindHost(ResultsFolder folder) =>
        HostFile.Read(folder) is { } host && Lives(host.ProcessId) ? host : null;

    private static bool Lives(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
