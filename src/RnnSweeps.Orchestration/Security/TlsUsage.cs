using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RnnSweeps.Orchestration.Security;

/// <summary>What a certificate is for, as its extended key usage says (RFC 5280, 4.2.1.12).</summary>
[Flags]
internal enum TlsUsage
{
    /// <summary>Client authentication: a client's certificate has this alone, so that it can never pass for a silo's.</summary>
    Client = 1,

    /// <summary>Server authentication.</summary>
    Server = 2,

    /// <summary>Silos call each other, so theirs have both.</summary>
    Silo = Client | Server,
}

internal static class TlsUsages
{
    internal static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1"), ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <summary>Those that the certificate names; a certificate that names none is for none, although TLS at large allows it all.</summary>
    public static TlsUsage Of(X509Certificate2 certificate)
    {
        var named = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(e => e.EnhancedKeyUsages.Cast<Oid>()).Select(o => o.Value).ToHashSet();
        return (named.Contains(ClientAuthentication.Value) ? TlsUsage.Client : 0) | (named.Contains(ServerAuthentication.Value) ? TlsUsage.Server : 0);
    }

    public static OidCollection Oids(TlsUsage usage)
    {
        OidCollection oids = [];
        if (usage.HasFlag(TlsUsage.Client)) oids.Add(ClientAuthentication);
        if (usage.HasFlag(TlsUsage.Server)) oids.Add(ServerAuthentication);
        return oids;
    }

    /// <summary>"client authentication and server authentication".</summary>
    public static string Words(TlsUsage usage) => string.Join(" and ", new (TlsUsage Usage, string Words)[] { (TlsUsage.Client, "client authentication"), (TlsUsage.Server, "server authentication") }
        .Where(u => usage.HasFlag(u.Usage)).Select(u => u.Words));
}
