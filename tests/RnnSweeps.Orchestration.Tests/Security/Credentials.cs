using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Orchestration.Tests.Security;

/// <summary>Real certificates and tokens for one test, in a folder that goes with it.</summary>
internal sealed class Credentials : IDisposable
{
    public static readonly string ReadToken = new('r', 40), WriteToken = new('w', 40);

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly string _folder = Directory.CreateTempSubdirectory("rnnsweeps-security-").FullName;

    public Credentials()
    {
        Ours = CertificateAuthority.Create("ours", 10 * Year, TimeProvider.System);
        Theirs = CertificateAuthority.Create("theirs", 10 * Year, TimeProvider.System);
        Tokens = Secret("tokens", $"# people\nread {ReadToken}\n\nwrite {WriteToken} # the boss\n");
    }

    public CertificateAuthority Ours { get; }

    public CertificateAuthority Theirs { get; }

    public string Tokens { get; }

    public HostSecurity Host(bool tokens = true) => HostSecurity.Load(Silo() with { Tokens = tokens ? Tokens : null }, TimeProvider.System)!;

    public SecurityFiles Silo() => Files("silo", Ours.SignSilo("silo", ["127.0.0.1"], Year), Ours);

    public SecurityFiles ClientFiles() => Files("client", Ours.SignClient("client", Year), Ours);

    public ClientSecurity Client(string? token = null) => ClientSecurity.Load(ClientFiles(), token ?? WriteToken, TimeProvider.System)!;

    /// <summary>Files with a certificate of the one and the authority of the other.</summary>
    public SecurityFiles Files(string name, (string Certificate, string Key) pair, CertificateAuthority authority) => new(
        Open($"{name}.pem", pair.Certificate), Secret($"{name}.key", pair.Key), Open($"{name}-authority.pem", authority.Certificate));

    public string Open(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Secret(string name, string text)
    {
        var path = Open(name, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public void Dispose()
    {
        Ours.Dispose();
        Theirs.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
