using System.Net;
using Microsoft.Extensions.Time.Testing;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class FilesTests : IDisposable
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private readonly Credentials _given = new();

    public void Dispose() => _given.Dispose();

    [Fact]
    public void Good_files_load()
    {
        using var host = _given.Host();
        using var client = _given.Client();
        Assert.NotNull(host.Tls);
        Assert.NotNull(host.Tokens);
        Assert.NotNull(client.Tls);
        Assert.Null(HostSecurity.Load(new SecurityFiles(null, null, null), TimeProvider.System));
        Assert.Null(ClientSecurity.Load(new SecurityFiles(null, null, null), " ", TimeProvider.System));
    }

    [Fact]
    public void A_certificate_without_its_companions_names_them() =>
        Refused("TLS needs --certificate-key and --certificate-authority too", _given.Silo() with { Key = null, Authority = null });

    [Fact]
    public void A_missing_file_is_named() => Refused("The certificate /nowhere/silo.pem cannot be read", _given.Silo() with { Certificate = "/nowhere/silo.pem" });

    [Fact]
    public void A_file_that_is_no_certificate_is_named() => Refused("holds no certificate", _given.Silo() with { Authority = _given.Open("empty.pem", "hello") });

    [Fact]
    public void The_key_of_another_certificate_does_not_match() =>
        Refused("does not match the certificate", _given.Silo() with { Key = _given.Secret("other.key", _given.Ours.SignClient("x", Year).Key) });

    [Fact]
    public void A_key_that_others_may_read_is_refused()
    {
        var files = _given.Silo();
        File.SetUnixFileMode(files.Key!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Refused("is open to others (mode 0604)", files);
    }

    [Fact]
    public void An_expired_certificate_is_refused()
    {
        var late = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(400));
        var error = Assert.Throws<HostSecurityException>(() => HostSecurity.Load(_given.Silo(), late));
        Assert.Contains("it expired at", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_not_valid_yet_is_refused_with_the_clock_of_this_machine()
    {
        var early = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-2));
        var error = Assert.Throws<HostSecurityException>(() => HostSecurity.Load(_given.Silo(), early));
        Assert.Contains("it is not valid before", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_of_another_authority_is_refused() =>
        Refused("it is not signed by the authority 'CN=ours'", _given.Files("foreign", _given.Theirs.SignSilo("silo", ["127.0.0.1"], Year), _given.Ours));

    [Fact]
    public void A_client_certificate_is_none_for_a_silo() => Refused("its extended key usage lacks server authentication", _given.ClientFiles());

    [Fact]
    public void A_certificate_without_any_usage_is_none_for_a_client()
    {
        var files = _given.Files("bare", _given.Ours.Sign("bare", 0, ["127.0.0.1"], Year), _given.Ours);
        var error = Assert.Throws<HostSecurityException>(() => ClientSecurity.Load(files, null, TimeProvider.System));
        Assert.Contains("its extended key usage lacks client authentication", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silo_certificate_without_a_name_is_refused() =>
        Refused("it names no host or address", _given.Files("nameless", _given.Ours.SignSilo("silo", [], Year), _given.Ours));

    [Fact]
    public void A_certificate_that_may_not_sign_is_no_authority()
    {
        var files = _given.Silo();
        Refused("holds no certificate that signs itself", files with { Authority = files.Certificate });
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var error = Assert.Throws<HostSecurityException>(() => HostSecurity.Load(new SecurityFiles("/nowhere/a", null, null, "/nowhere/b"), TimeProvider.System));
        Assert.Contains("--certificate-key", error.Message, StringComparison.Ordinal);
        Assert.Contains("/nowhere/b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_come_before_the_environment()
    {
        var files = SecurityFiles.From(new SecurityFiles("a.pem", " ", null), name => $"of {name}");
        Assert.Equal(new SecurityFiles("a.pem", "of RNNSWEEPS_CERTIFICATE_KEY", "of RNNSWEEPS_CERTIFICATE_AUTHORITY", "of RNNSWEEPS_TOKENS"), files);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Loopback_needs_nothing(string address) => Assert.Null(Exposure.Check(IPAddress.Parse(address), null));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("10.1.2.3")]
    [InlineData("::ffff:10.1.2.3")]
    public void Beyond_loopback_certificates_and_tokens_are_needed(string address)
    {
        var at = IPAddress.Parse(address);
        Assert.Contains("--certificate, --certificate-key and --certificate-authority (TLS), and --tokens", Exposure.Check(at, null), StringComparison.Ordinal);
        using var noTokens = _given.Host(tokens: false);
        var sentence = Exposure.Check(at, noTokens);
        Assert.Contains("--tokens", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("TLS", sentence, StringComparison.Ordinal);
        using var noCertificates = HostSecurity.Load(new SecurityFiles(null, null, null, _given.Tokens), TimeProvider.System);
        Assert.Contains("TLS", Exposure.Check(at, noCertificates), StringComparison.Ordinal);
        using var both = _given.Host();
        Assert.Null(Exposure.Check(at, both));
    }

    private static void Refused(string why, SecurityFiles files)
    {
        var error = Assert.Throws<HostSecurityException>(() => HostSecurity.Load(files, TimeProvider.System));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", error.Message, StringComparison.Ordinal);
    }
}
