using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RnnSweeps.Orchestration.Security;

/// <summary>Certificates and keys in files.</summary>
internal static class PemFile
{
    /// <summary>At least one.</summary>
    /// <exception cref="HostSecurityException">It is missing, unreadable or holds none.</exception>
    public static X509Certificate2Collection Certificates(string path, string what)
    {
        X509Certificate2Collection found = [];
        try
        {
            found.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new HostSecurityException($"{what} {path} cannot be read ({error.Message.TrimEnd('.')}).", error);
        }
        return found.Count > 0 ? found : throw new HostSecurityException($"{what} {path} holds no certificate: it must be a PEM file with -----BEGIN CERTIFICATE-----.");
    }

    /// <summary>The first certificate of a file, with its private key.</summary>
    /// <exception cref="HostSecurityException">One of the files is missing or unfit, or the key is that of another certificate.</exception>
    public static X509Certificate2 WithKey(string path, string keyPath)
    {
        var certificates = Certificates(path, "The certificate");
        var key = PrivateFile.Read(keyPath, "The key");
        try
        {
            return X509Certificate2.CreateFromPem(certificates[0].ExportCertificatePem(), key);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw new HostSecurityException($"The key {keyPath} does not match the certificate {path}, or is no private key in PEM without a passphrase.", error);
        }
        finally
        {
            foreach (var certificate in certificates) certificate.Dispose();
        }
    }
}
