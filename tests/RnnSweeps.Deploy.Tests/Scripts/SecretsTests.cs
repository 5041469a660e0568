using RnnSweeps.Deploy.Tests.Compose;
using RnnSweeps.Deploy.Tests.Kubernetes;

namespace RnnSweeps.Deploy.Tests.Scripts;

/// <summary>deploy/secrets.sh with a program that stands for "rnnsweeps certificates DIR --for NAMES" and writes down its names.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string Certificates = """
        [ "$1 $3" = "certificates --for" ] || exit 2
        mkdir -p "$2"
        cd "$2"
        [ -e authority.pem ] || { echo authority >authority.pem; echo key >authority.key; }
        [ -e tokens ] || printf '# comment\nread r0\nwrite w0\n' >tokens
        for name in silo client; do echo "$name for $4 by $(cat authority.key)" >$name.pem; echo key >$name.key; done
        """;

    private readonly TemporaryFolder _folder = new();

    private string Secrets => _folder.File("secrets");

    [Fact]
    public async Task Every_secret_that_compose_and_Kubernetes_name_is_made()
    {
        (await RunAsync(Certificates)).Expect(0);
        Assert.All(ComposeFile.Read("deploy/compose.yaml").Secrets.Values, s => Assert.True(File.Exists(Path.Combine(_folder.Path, s.File!)), s.File));
        Assert.All(ComposeFile.Read("deploy/compose.yaml").Services.Values.SelectMany(s => s.EnvFile), f => Assert.True(File.Exists(Path.Combine(_folder.Path, f)), f));
        Assert.All(Manifests.Secrets.SelectMany(s => s.StringData.Keys), k => Assert.True(File.Exists(Path.Combine(Secrets, k)), k));
    }

    [Fact]
    public async Task Passwords_and_tokens_agree_and_only_their_owner_reads_them()
    {
        (await RunAsync(Certificates)).Expect(0);
        Assert.Matches("^[0-9a-f]{64}$", Read("password"));
        Assert.Equal($"*:*:rnnsweeps:rnnsweeps:{Read("password")}\n", Read("pgpass"));
        Assert.Equal("w0", Read("token"));
        Assert.Equal("RNNSWEEPS_TOKEN=w0\n", Read("client.env"));
        foreach (var file in (string[])["password", "pgpass", "tokens", "token", "client.env", "silo.key", "database.key"])
            Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(Path.Combine(Secrets, file)));
    }

    [Fact]
    public async Task Silos_and_the_database_have_certificates_of_one_authority_for_their_own_names()
    {
        (await RunAsync(Certificates)).Expect(0);
        Assert.Equal("silo for silo-1,silo-2 by key\n", Read("silo.pem"));
        Assert.Equal("silo for db.example.org by key\n", Read("database.pem"));
        Assert.False(Directory.Exists(Path.Combine(Secrets, "database")));
    }

    [Fact]
    public async Task What_is_there_is_never_overwritten()
    {
        Directory.CreateDirectory(Secrets);
        var ended = (await RunAsync(Certificates)).Expect(1);
        Assert.Contains("is there already and stays as it is", ended.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Secrets));
    }

    [Fact]
    public async Task A_program_that_fails_leaves_nothing_behind()
    {
        var ended = (await RunAsync("echo 'no such name' >&2; exit 2")).Expect(1);
        Assert.Contains("no such name", ended.Error, StringComparison.Ordinal);
        Assert.Equal(["program"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Too_few_names_are_wrong_usage()
    {
        var ended = (await Shell.RunAsync(Repository.At("deploy/secrets.sh"), Secrets, "db.example.org")).Expect(2);
        Assert.StartsWith("secrets.sh DIR DATABASE SILO...", ended.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<Ended> RunAsync(string program) => Shell.RunAsync(
        new Dictionary<string, string?> { ["RNNSWEEPS"] = _folder.Script("program", program) }, Repository.At("deploy/secrets.sh"), Secrets, "db.example.org", "silo-1", "silo-2");

    private string Read(string file) => File.ReadAllText(Path.Combine(Secrets, file));
}
