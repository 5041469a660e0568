using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Hosting;

/// <summary>The right to host a results folder, or to be a silo of that name; or a sentence about who has it.</summary>
internal static class HostRight
{
    /// <param name="folder">The results folder.</param>
    /// <param name="member">Null for a host that is alone.</param>
    /// <exception cref="WorkFailedException">Another process has it.</exception>
    /// <exception cref="ResultsFolderException">The folder cannot be written.</exception>
    public static HostLock Take(ResultsFolder folder, SiloMembership? member = null) => member is null
        ? HostLock.TryTake(folder) ?? throw new WorkFailedException(
            $"{folder.Root} is in use by {(HostLock.Holder(folder) is { } pid ? $"process {pid}" : "another process")}: wait for it to end, "
            + "hand your sweep to it with 'rnnsweeps submit FILE', or choose another folder with --results.")
        : HostLock.TryTakeSilo(folder, member.SiloName) ?? throw new WorkFailedException(
            $"A silo of the name {member.SiloName} runs already with {folder.Root}: wait for it to end, or choose another --name and other ports.");
}
