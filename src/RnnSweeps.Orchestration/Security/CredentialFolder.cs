using System.Net;
using System.Security.Cryptography;
using RnnSweeps.Files;

namespace RnnSweeps.Orchestration.Security;

/// <summary>
/// Everything that a cluster needs to be reached beyond the loopback address, in one folder: an authority, a certificate for
/// its silos and one for its clients, and a file of tokens. Made a second time, the authority and the tokens stay.
/// </summary>
public sealed class CredentialFolder(string path, TimeProvider time)
{
    /// <summary>How long an authority serves, whatever its certificates' days: changing it means changing everything.</summary>
    private static readonly TimeSpan AuthorityValidity = TimeSpan.FromDays(3650);

    public string Authority => File("authority.pem");

    public string AuthorityKey => File("authority.key");

    public string Tokens => File("tokens");

    /// <summary>The certificate of <c>silo</c> or <c>client</c>; its key is beside it.</summary>
    public string Certificate(string of) => File($"{of}.pem");

    public string Key(string of) => File($"{of}.key");

    /// <summary>Writes what is missing, and new certificates in place of former ones.</summary>
    /// <param name="names">Host names and addresses of the silos.</param>
    /// <param name="validity">Of the certificates.</param>
    /// <returns>The files that were written, in order.</returns>
    /// <exception cref="HostSecurityException">A name is no host name and no address, or a file cannot be read or written.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<string> names, TimeSpan validity)
    {
        if (names.FirstOrDefault(n => !IsName(n)) is { } wrong) throw new HostSecurityException($"'{wrong}' is neither a host name nor an address: give names such as node-1 or 10.0.0.7.");
        List<string> written = [];
        using var authority = OpenOrCreate(written);
        WritePair("silo", authority.SignSilo("RnnSweeps silo", names, validity), written);
        WritePair("client", authority.SignClient("RnnSweeps client", validity), written);
        if (!System.IO.File.Exists(Tokens))
            Write(Tokens, $"# A line is 'read TOKEN' or 'write TOKEN'; clients put a token into {SecurityFiles.TokenVariable}.\nread {NewToken()}\nwrite {NewToken()}\n", written);
        return written;
    }

    private CertificateAuthority OpenOrCreate(List<string> written)
    {
        if (System.IO.File.Exists(Authority)) return CertificateAuthority.Load(Authority, AuthorityKey, time);
        try
        {
            DiskOperations.CreateFolder(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new HostSecurityException($"The folder {path} cannot be created ({error.Message.TrimEnd('.')}).", error);
        }
        var authority = CertificateAuthority.Create("RnnSweeps authority", AuthorityValidity, time);
        // The key first: a certificate without it would be taken for an authority that serves.
        Write(AuthorityKey, authority.Key, written);
        Write(Authority, authority.Certificate, written);
        return authority;
    }

    private void WritePair(string of, (string Certificate, string Key) pair, List<string> written)
    {
        Write(Certificate(of), pair.Certificate, written);
        Write(Key(of), pair.Key, written);
    }

    private static void Write(string file, string text, List<string> written)
    {
        PrivateFile.Write(file, text);
        written.Add(file);
    }

    private string File(string name) => Path.Combine(Path.GetFullPath(path), name);

    private static bool IsName(string name) => IPAddress.TryParse(name, out _) || Uri.CheckHostName(name) == UriHostNameType.Dns;

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
