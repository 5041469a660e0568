using System.Net;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class CredentialFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("rnnsweeps-security-").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public async Task What_it_holds_starts_a_cluster_and_lets_a_client_in()
    {
        var files = new CredentialFolder(_path, TimeProvider.System);
        files.Write(["127.0.0.1", "node-1"], TimeSpan.FromDays(1));
        using var host = HostSecurity.Load(new SecurityFiles(files.Certificate("silo"), files.Key("silo"), files.Authority, files.Tokens), TimeProvider.System)!;
        Assert.Null(Exposure.Check(IPAddress.Any, host));
        var token = File.ReadLines(files.Tokens).Single(l => l.StartsWith("read ", StringComparison.Ordinal))["read ".Length..];
        using var client = ClientSecurity.Load(new SecurityFiles(files.Certificate("client"), files.Key("client"), files.Authority), token, TimeProvider.System);
        await using var cluster = new SecuredCluster();
        await cluster.AddAsync(host);
        using var connection = await cluster.ConnectAsync(client);
        Assert.NotEmpty(await SecuredCluster.Scheduler(connection).Cluster());
    }

    [Fact]
    public void An_authority_whose_key_is_gone_is_not_replaced()
    {
        var files = new CredentialFolder(_path, TimeProvider.System);
        files.Write(["node-1"], TimeSpan.FromDays(1));
        File.Delete(files.AuthorityKey);
        var error = Assert.Throws<HostSecurityException>(() => files.Write(["node-1"], TimeSpan.FromDays(1)));
        Assert.Contains("authority.key cannot be read", error.Message, StringComparison.Ordinal);
    }
}
