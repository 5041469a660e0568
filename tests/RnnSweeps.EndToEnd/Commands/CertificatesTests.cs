using System.Security.Cryptography.X509Certificates;

namespace RnnSweeps.EndToEnd.Commands;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class CertificatesTests
{
    [Fact]
    public async Task A_folder_gets_all_that_a_cluster_needs_and_its_secrets_are_for_the_owner_alone()
    {
        using var folder = new TemporaryFolder();
        var ended = (await Rnn.RunAsync(folder, "certificates", "secrets", "--for", "node-1, 10.0.0.7", "--days", "30")).Expect(0);
        string[] names = ["authority.key", "authority.pem", "silo.pem", "silo.key", "client.pem", "client.key", "tokens"];
        Assert.Equal(names.Select(n => folder.File($"secrets/{n}")), ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        foreach (var name in names.Where(n => !n.EndsWith(".pem", StringComparison.Ordinal)))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File($"secrets/{name}")));
        Assert.DoesNotContain(File.ReadAllLines(folder.File("secrets/tokens"))[^1].Split(' ')[1], ended.Output + ended.Error, StringComparison.Ordinal);
        using var silo = X509CertificateLoader.LoadCertificateFromFile(folder.File("secrets/silo.pem"));
        Assert.Equal(["node-1"], silo.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames());
    }

    [Fact]
    public async Task A_second_time_the_authority_and_the_tokens_stay_and_the_certificates_are_new()
    {
        using var folder = new TemporaryFolder();
        (await Rnn.RunAsync(folder, "certificates", "secrets", "--for", "a")).Expect(0);
        string[] names = ["authority.pem", "authority.key", "tokens", "silo.pem"];
        var before = names.Select(n => File.ReadAllText(folder.File($"secrets/{n}"))).ToList();
        (await Rnn.RunAsync(folder, "certificates", "secrets", "--for", "a,b")).Expect(0);
        var after = names.Select(n => File.ReadAllText(folder.File($"secrets/{n}"))).ToList();
        Assert.Equal(before[..3], after[..3]);
        Assert.NotEqual(before[3], after[3]);
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        (await Rnn.RunAsync(folder, "certificates", "secrets", "--for", "a/../b")).ExpectSentence(2, "'a/../b' is neither a host name nor an address");
        Assert.False(Directory.Exists(folder.File("secrets")));
    }
}
