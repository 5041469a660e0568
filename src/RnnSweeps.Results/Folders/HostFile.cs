using System.Text.Json;
using RnnSweeps.Core;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Files;

namespace RnnSweeps.Results.Folders;

/// <summary>
/// Where the host of a results folder listens on this machine, for clients such as <c>submit</c>. Written when it listens,
/// deleted when it ends; after a crash it is stale, so a client that is refused checks whether the process lives.
/// </summary>
/// <param name="Cluster">The name by which it knows its clients, another one at each start: whoever finds its port, taken by another host since, is refused there.</param>
/// <param name="OnlySweep">The one sweep that it trains and ends with; null for a host that trains whatever is submitted.</param>
/// <param name="User">Whose it is: nobody else may ask it for anything.</param>
public sealed record HostFile(int GatewayPort, int SiloPort, int ProcessId, DateTimeOffset StartedAt, string Cluster, SweepId? OnlySweep = null, string? User = null)
{
    /// <exception cref="ResultsFolderException">The file cannot be written.</exception>
    public void Write(ResultsFolder folder) => ResultsFile.Write(folder.Host, Json.Write(this));

    /// <summary>Null where no host has said so.</summary>
    /// <exception cref="ResultsFolderException">The file is damaged.</exception>
    public static HostFile? Read(ResultsFolder folder)
    {
        try
        {
            return Json.Read<HostFile>(File.ReadAllText(folder.Host));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException error)
        {
            throw new ResultsFolderException($"{folder.Host} is damaged ({error.Message.TrimEnd('.')}): delete it, and start the host again if one should run.", error);
        }
    }

    /// <summary>
    /// The host that lives and listens: the kernel knows whether somebody holds the lock, while a stale file names a process number that
    /// another program may have by now. Null too for a host that starts or ends.
    /// </summary>
    /// <exception cref="ResultsFolderException">The file is damaged.</exception>
    public static HostFile? FindLiving(ResultsFolder folder) => 
        HostLock.IsHeld(folder) && Read(folder) is { } host && host.ProcessId == HostLock.Holder(folder) ? host : null;

    public static void Delete(ResultsFolder folder) => DiskOperations.Delete(folder.Host);
}
