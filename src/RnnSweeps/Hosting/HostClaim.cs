using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Folders;
using RnnSweeps.Terminal;

namespace RnnSweeps.Hosting;

/// <summary>The right to host a results folder, or to be a silo of that name; or a sentence about who has it.</summary>
internal static class HostClaim
{
    /// <summary>The right to the folder; one who starts or ends there is waited for.</summary>
    /// <exception cref="WorkFailedException">Another process has it.</exception>
    /// <exception cref="ResultsFolderException">The folder cannot be written.</exception>
    public static async Task<HostLock> TakeAsync(ResultsFolder folder, Screen screen, TimeProvider time, CancellationToken cancellation)
    {
        var passing = new DepartingHost(folder, screen, time);
        while (true)
        {
            if (HostLock.TryTake(folder) is { } right) return right;
            if (HostFile.FindLiving(folder) is not null) throw passing.InUse();
            await passing.WaitAsync(cancellation);
        }
    }

    /// <exception cref="WorkFailedException">Another process has it.</exception>
    /// <exception cref="ResultsFolderException">The folder cannot be written.</exception>
    public static HostLock TakeSilo(ResultsFolder folder, SiloMembership member) => HostLock.TryTakeSilo(folder, member.SiloName) ?? throw new WorkFailedException(
        $"A silo of the name {member.SiloName} runs already with {folder.Root}: wait for it to end, or choose another --name and other ports.");
}
