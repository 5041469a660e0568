using System.Net;

namespace RnnSweeps.Orchestration.Security;

/// <summary>Beyond the loopback address nothing listens without certificates and tokens.</summary>
public static class Exposure
{
    /// <summary>Null where it is allowed, else the sentence that names what is missing.</summary>
    /// <param name="listen">The address that a silo listens at or tells to others; <c>0.0.0.0</c> and <c>::</c> are all of a machine's.</param>
    public static string? Check(IPAddress listen, HostSecurity? security)
    {
        if (IPAddress.IsLoopback(listen)) return null;
        List<string> missing = [];
        if (security?.Tls is null) missing.Add("--certificate, --certificate-key and --certificate-authority (TLS)");
        if (security?.Tokens is null) missing.Add("--tokens (who may read and write)");
        return missing.Count == 0 ? null
            : $"A silo that can be reached at {listen} needs {string.Join(", and ", missing)}: 'rnnsweeps certificates DIR --for {listen}' makes these files, or stay on 127.0.0.1.";
    }
}
