using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Security;

/// <summary>
/// What keeps the other users of a machine out of a host that is alone: everybody there reaches its port on the loopback address,
/// but only its own user reads the token, in a file of mode 0600 in the results folder. Another one at each start.
/// </summary>
internal sealed class HostToken(ResultsFolder folder) : IHostedService
{
    public string Text { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Takes the place of whatever is there: the file of a host that was killed, or a link to somewhere else, which is not followed.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        PrivateFile.Write(folder.HostToken, Text + "\n");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        File.Delete(folder.HostToken);
        return Task.CompletedTask;
    }

    /// <summary>That of the host which lives there; null for a host of a release that asks for none.</summary>
    /// <exception cref="NoHostException">It is not for this user, or is no file of the host's making.</exception>
    public static string? Read(ResultsFolder folder, HostFile host)
    {
        try
        {
            if (new FileInfo(folder.HostToken).LinkTarget is { } target) throw NoHostException.TokenIsLink(folder, target);
            return File.ReadAllText(folder.HostToken).Trim();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw NoHostException.OfAnotherUser(folder, host, error);
        }
    }
}
