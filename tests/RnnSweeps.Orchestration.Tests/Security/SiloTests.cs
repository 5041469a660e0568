using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class SiloTests : IDisposable
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private readonly Credentials _given = new();

    public void Dispose() => _given.Dispose();

    [Fact]
    public async Task Silos_of_one_authority_find_each_other_and_a_client_reaches_the_slots_of_both()
    {
        using var first = _given.Host();
        using var second = _given.Host();
        await using var cluster = new SecuredCluster();
        await cluster.AddAsync(first);
        await cluster.AddAsync(second);
        using var client = await cluster.ConnectAsync(_given.Client());
        var scheduler = SecuredCluster.Scheduler(client);
        await Eventually.GetAsync(async () => (await scheduler.Cluster()) is { Count: 4 } slots ? slots : null, "the slots of both silos");
        var sweep = await scheduler.Submit(Given.Sweep("both", ["a", "b", "c", "d"]));
        await Eventually.GetAsync(async () => (await scheduler.Cluster()).Any(s => s.Run is not null) ? null : "done", "the end");
        Assert.Null(first.Tls!.LastRefusal);
        Assert.Null(second.Tls!.LastRefusal);
    }

    /// <summary>Both pass as servers to themselves; the first one does not let the second one in.</summary>
    [Theory]
    [InlineData("another authority", "not signed by the authority")]
    [InlineData("a client's certificate", "extended key usage lacks server authentication")]
    public async Task A_silo_without_a_silo_certificate_of_the_authority_does_not_join(string with, string why)
    {
        using var first = _given.Host();
        var pair = with == "another authority" ? _given.Theirs.SignSilo("silo", ["127.0.0.1"], Year) : _given.Ours.SignClient("client", Year);
        var both = _given.Files("other", pair, _given.Ours) with { Authority = _given.Open("both.pem", _given.Theirs.Certificate + _given.Ours.Certificate) };
        using var other = TlsIdentity.Load(both, TlsUsage.Client, TimeProvider.System);
        await using var cluster = new SecuredCluster();
        await cluster.AddAsync(first);
        using var handshake = new Handshake(other);
        Assert.False(await handshake.ReachesAsync(cluster.SilosAt[0]));
        Assert.Contains(why, first.Tls!.LastRefusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_names_addresses_is_good_at_these_alone()
    {
        using var tls = TlsIdentity.Load(_given.Silo(), TlsUsage.Silo, TimeProvider.System);
        Assert.Null(tls.Problem(tls.Certificate, TlsUsage.Silo));
        Assert.Contains("it is for 127.0.0.1 alone", tls.Problem(tls.Certificate, TlsUsage.Silo, isElsewhere: true), StringComparison.Ordinal);
        using var named = TlsIdentity.Load(_given.Files("named", _given.Ours.SignSilo("silo", ["node-1"], Year), _given.Ours), TlsUsage.Silo, TimeProvider.System);
        Assert.Null(tls.Problem(named.Certificate, TlsUsage.Silo, isElsewhere: true));
    }

    [Fact]
    public async Task A_client_refuses_a_silo_whose_certificate_is_for_another_address()
    {
        using var elsewhere = HostSecurity.Load(_given.Files("elsewhere", _given.Ours.SignSilo("silo", ["10.9.8.7"], Year), _given.Ours), TimeProvider.System);
        await using var cluster = new SecuredCluster();
        await cluster.AddAsync(elsewhere);
        using var client = _given.Client();
        await Assert.ThrowsAnyAsync<Exception>(() => cluster.ConnectAsync(client, inVain: true));
        Assert.Contains("it is for 10.9.8.7 alone", client.Tls!.LastRefusal, StringComparison.Ordinal);
    }
}
