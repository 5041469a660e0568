using System.Security.Cryptography;

namespace RnnSweeps.Orchestration.Hosting;

/// <summary>
/// Each host that is alone is a cluster of its own, under a name that it announces in the results folder: a client needs no path
/// to know it, so that the folder may be reached by any, and one that finds a stale port, taken by another host since, is refused
/// there instead of handing it a sweep.
/// </summary>
internal static class ClusterName
{
    public const string Service = "rnnsweeps";

    /// <summary>One that no other host has or had.</summary>
    public static string New() => $"{Service}-{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
}
