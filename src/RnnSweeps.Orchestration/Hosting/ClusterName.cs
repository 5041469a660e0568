using System.Security.Cryptography;
using System.Text;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Hosting;

/// <summary>
/// Each results folder is a cluster of its own: a client that finds a stale port, taken by the host of another folder since,
/// is refused there instead of handing it a sweep.
/// </summary>
internal static class ClusterName
{
    public const string Service = "rnnsweeps";

    public static string Of(ResultsFolder folder) =>
        $"{Service}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Root)))[..12]}";
}
