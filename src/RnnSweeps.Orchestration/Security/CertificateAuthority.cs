using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RnnSweeps.Orchestration.Security;

/// <summary>
/// An authority for one cluster, which signs the certificates of its silos and clients (RFC 5280; keys on the curve P-256).
/// It lies in a folder of its own; its key is needed only to sign further certificates.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    /// <summary>Begins a little in the past, for machines whose clocks are behind.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly X509Certificate2 _root;
    private readonly TimeProvider _time;

    private CertificateAuthority(X509Certificate2 root, TimeProvider time) => (_root, _time) = (root, time);

    /// <summary>The certificate that all silos and clients get, in PEM.</summary>
    public string Certificate => Pem(_root);

    /// <summary>Signs for everybody: it stays where certificates are made.</summary>
    public string Key => KeyOf(_root);

    /// <summary>A new one.</summary>
    /// <param name="name">What people see of it, such as <c>RnnSweeps authority</c>.</param>
    public static CertificateAuthority Create(string name, TimeSpan validity, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        var now = time.GetUtcNow();
        return new CertificateAuthority(request.CreateSelfSigned(now - ClockSkew, now + validity), time);
    }

    /// <summary>One that was made before.</summary>
    /// <exception cref="HostSecurityException">A file is missing or unfit.</exception>
    public static CertificateAuthority Load(string path, string keyPath, TimeProvider time) => new(PemFile.WithKey(path, keyPath), time);

    /// <summary>For silos: the names and addresses of their machines.</summary>
    public (string Certificate, string Key) SignSilo(string name, IEnumerable<string> namesAndAddresses, TimeSpan validity) => Sign(name, TlsUsage.Silo, namesAndAddresses, validity);

    /// <summary>For people and programs that submit sweeps; it never passes for a silo's.</summary>
    public (string Certificate, string Key) SignClient(string name, TimeSpan validity) => Sign(name, TlsUsage.Client, [], validity);

    public void Dispose() => _root.Dispose();

    /// <summary>A certificate ends with its authority at the latest.</summary>
    internal (string Certificate, string Key) Sign(string name, TlsUsage usage, IEnumerable<string> namesAndAddresses, TimeSpan validity)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        if (usage != 0) request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(TlsUsages.Oids(usage), critical: false));
        if (Names(namesAndAddresses) is { } names) request.CertificateExtensions.Add(names);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var from = _time.GetUtcNow() - ClockSkew;
        var until = _time.GetUtcNow() + validity;
        if (from < _root.NotBefore) from = _root.NotBefore;
        if (until > _root.NotAfter) until = _root.NotAfter;
        using var certificate = request.Create(_root, from, until, RandomNumberGenerator.GetBytes(16));
        return (Pem(certificate), key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static CertificateRequest Request(string name, ECDsa key)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static X509Extension? Names(IEnumerable<string> namesAndAddresses)
    {
        var names = new SubjectAlternativeNameBuilder();
        var any = false;
        foreach (var name in namesAndAddresses)
        {
            any = true;
            if (IPAddress.TryParse(name, out var address)) names.AddIpAddress(address);
            else names.AddDnsName(name);
        }
        return any ? names.Build() : null;
    }

    /// <summary>With its line end, so that files can be joined.</summary>
    private static string Pem(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n";

    private static string KeyOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey();
        return key!.ExportPkcs8PrivateKeyPem() + "\n";
    }
}
