using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RnnSweeps.Orchestration.Security;

/// <summary>A certificate with its key, and the authority whose certificates are accepted from others.</summary>
public sealed class TlsIdentity : IDisposable
{
    private readonly X509Certificate2Collection _authority;
    private readonly TimeProvider _time;

    private TlsIdentity(X509Certificate2 certificate, X509Certificate2Collection authority, TimeProvider time) => (Certificate, _authority, _time) = (certificate, authority, time);

    internal X509Certificate2 Certificate { get; }

    /// <summary>When the certificate expires; a new one is read at the next start.</summary>
    public DateTimeOffset ValidUntil => Certificate.NotAfter;

    /// <summary>Why the last connection failed by a certificate of the other side; null if none did.</summary>
    public string? LastRefusal { get; private set; }

    /// <exception cref="HostSecurityException">A file is missing or unfit; the message names every problem.</exception>
    internal static TlsIdentity Load(SecurityFiles files, TlsUsage usage, TimeProvider time)
    {
        List<string> missing = [];
        if (files.Certificate is null) missing.Add("--certificate");
        if (files.Key is null) missing.Add("--certificate-key");
        if (files.Authority is null) missing.Add("--certificate-authority");
        if (missing.Count > 0) throw new HostSecurityException($"TLS needs {string.Join(" and ", missing)} too: a certificate, its key and the authority that signed it go together.");

        var authority = PemFile.Certificates(files.Authority!, "The authority");
        if (!authority.Any(IsRoot))
            throw new HostSecurityException($"The authority {files.Authority} holds no certificate that signs itself and may sign others (CA:TRUE): name the root of your certificates, with those between in the same file.");
        var certificate = PemFile.WithKey(files.Certificate!, files.Key!);
        var identity = new TlsIdentity(certificate, authority, time);
        if (identity.Problem(certificate, usage) is not { } problem) return identity;
        identity.Dispose();
        throw new HostSecurityException($"The certificate {files.Certificate} cannot be used: {problem}.");
    }

    /// <summary>Why a certificate is not accepted, or null. Neither the system's authorities nor anything in the network is asked.</summary>
    /// <param name="isElsewhere">True where it was met at an address that it does not name: a certificate that names addresses is good at these alone.</param>
    internal string? Problem(X509Certificate2 certificate, TlsUsage usage, bool isElsewhere = false)
    {
        var now = _time.GetUtcNow();
        if (now > certificate.NotAfter) return $"it expired at {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC";
        if (now < certificate.NotBefore) return $"it is not valid before {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} UTC, and this machine's clock says {now:yyyy-MM-dd HH:mm}";
        using var chain = new X509Chain { ChainPolicy = Policy(usage) };
        if (!chain.Build(certificate) && chain.ChainStatus.Any(s => s.Status is not X509ChainStatusFlags.NotValidForUsage))
            return $"it is not signed by the authority {Subject(_authority[0])} ({string.Join(", ", chain.ChainStatus.Select(s => s.Status))})";
        if (!TlsUsages.Of(certificate).HasFlag(usage)) return $"its extended key usage lacks {TlsUsages.Words(usage & ~TlsUsages.Of(certificate))}";
        return usage.HasFlag(TlsUsage.Server) ? NameProblem(certificate, isElsewhere) : null;
    }

    /// <summary>The same for the other side of a connection; what is wrong is kept for the text of an error.</summary>
    internal bool Accepts(X509Certificate2 certificate, TlsUsage usage, bool isElsewhere)
    {
        if (Problem(certificate, usage, isElsewhere) is not { } problem) return true;
        LastRefusal = $"The certificate {Subject(certificate)} of the other side is not accepted: {problem}";
        return false;
    }

    /// <summary>What a chain is built with: this authority alone, nothing from the network.</summary>
    internal X509ChainPolicy Policy(TlsUsage usage)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
            VerificationTime = _time.GetUtcNow().LocalDateTime,
        };
        policy.CustomTrustStore.AddRange(_authority.Where(IsRoot).ToArray());
        policy.ExtraStore.AddRange(_authority.Where(c => !IsRoot(c)).ToArray());
        foreach (var oid in TlsUsages.Oids(usage)) policy.ApplicationPolicy.Add(oid);
        return policy;
    }

    public void Dispose()
    {
        Certificate.Dispose();
        foreach (var certificate in _authority) certificate.Dispose();
    }

    private static bool IsRoot(X509Certificate2 c) =>
        c.SubjectName.RawData.AsSpan().SequenceEqual(c.IssuerName.RawData) && c.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority);

    /// <summary>A certificate that names hosts only is good at every address: silos know each other by address, which no name service need know.</summary>
    private static string? NameProblem(X509Certificate2 certificate, bool isElsewhere)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        List<IPAddress> addresses = [.. names?.EnumerateIPAddresses() ?? []];
        if (addresses.Count == 0) return names?.EnumerateDnsNames().Any() == true ? null : "it names no host or address (subject alternative name)";
        return isElsewhere ? $"it is for {string.Join(", ", addresses)} alone, and was met at another address" : null;
    }

    private static string Subject(X509Certificate2 certificate) => $"'{certificate.Subject}'";
}
