using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Runs;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class AccessTests : IAsyncLifetime
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private readonly Credentials _given = new();
    private readonly SecuredCluster _cluster = new();
    private HostSecurity? _security;

    public async ValueTask InitializeAsync() => await _cluster.AddAsync(_security = _given.Host());

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _security?.Dispose();
        _given.Dispose();
    }

    [Fact]
    public async Task With_certificate_and_token_a_client_submits_looks_and_cancels_and_the_host_trains()
    {
        using var client = await _cluster.ConnectAsync(_given.Client());
        var scheduler = SecuredCluster.Scheduler(client);
        var sweep = await scheduler.Submit(Given.Sweep("secured", ["a ms=100000"]));
        await Eventually.GetAsync(async () => (await scheduler.Cluster()).FirstOrDefault(s => s.Run is not null), "a run in training");
        Assert.True((await scheduler.Control(new CancelRequest(sweep, null, "enough"))).HasChanged);
        await client.StopAsync();
    }

    [Fact]
    public async Task A_token_for_reading_looks_and_changes_nothing()
    {
        using var client = await _cluster.ConnectAsync(_given.Client(Credentials.ReadToken));
        Assert.NotEmpty(await SecuredCluster.Scheduler(client).Cluster());
        var error = await Assert.ThrowsAsync<AccessRefusedException>(() => SecuredCluster.Scheduler(client).Submit(Given.Sweep("no", ["a"])));
        Assert.Contains("needs a token with the role write, and the one in RNNSWEEPS_TOKEN has the role read", error.Message, StringComparison.Ordinal);
        Assert.Contains("ISchedulerGrain.Submit", _cluster.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Credentials.ReadToken, _cluster.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_and_none_are_refused_and_never_logged()
    {
        var wrong = new string('x', 40);
        using var client = await _cluster.ConnectAsync(_given.Client(wrong));
        var error = await Assert.ThrowsAsync<AccessRefusedException>(() => SecuredCluster.Scheduler(client).Cluster());
        Assert.Contains("is none of this cluster", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, error.ToString() + _cluster.Log.All, StringComparison.Ordinal);
        using var nobody = await _cluster.ConnectAsync(_given.Client(" "));
        error = await Assert.ThrowsAsync<AccessRefusedException>(() => SecuredCluster.Scheduler(nobody).Cluster());
        Assert.Contains("none came with it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_among_silos_are_refused_to_every_client()
    {
        using var client = await _cluster.ConnectAsync(_given.Client());
        var grains = client.Services.GetRequiredService<IClusterClient>();
        await Assert.ThrowsAsync<AccessRefusedException>(() => SecuredCluster.Scheduler(client).NextRun("me", 0, "cpu"));
        var sweep = await SecuredCluster.Scheduler(client).Submit(Given.Sweep("theirs", ["a ms=100000"]));
        await Assert.ThrowsAsync<AccessRefusedException>(() => grains.GetGrain<ISweepGrain>(sweep.ToString()).Cancel(new CancelRequest(sweep, null, "mine")));
        await Assert.ThrowsAsync<AccessRefusedException>(() => grains.GetGrain<IRunGrain>(new RunId(sweep, 1).ToString()).Cancel(new CancelRequest(sweep, new RunId(sweep, 1), "mine")));
        await Assert.ThrowsAsync<AccessRefusedException>(() => grains.GetGrain<IManagementGrain>(0).ForceGarbageCollection([]));
    }

    [Fact]
    public async Task A_made_up_mark_of_a_silo_helps_nobody()
    {
        using var client = await _cluster.ConnectAsync(_given.Client(Credentials.ReadToken));
        RequestContext.Set(ClusterCredential.Key, new byte[32]);
        await Assert.ThrowsAsync<AccessRefusedException>(() => SecuredCluster.Scheduler(client).NextRun("me", 0, "cpu"));
    }

    [Fact]
    public async Task The_hosts_own_client_is_not_asked()
    {
        Assert.NotEmpty(await SecuredCluster.Scheduler(_cluster.First).Cluster());
    }

    [Fact]
    public async Task Without_TLS_nobody_connects()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => _cluster.ConnectAsync(null, inVain: true));
        await Assert.ThrowsAnyAsync<Exception>(() => _cluster.ConnectAsync(ClientSecurity.Load(new SecurityFiles(null, null, null), Credentials.WriteToken, TimeProvider.System), inVain: true));
    }

    [Fact]
    public async Task A_certificate_of_another_authority_does_not_connect()
    {
        var files = _given.Files("foreign", _given.Theirs.SignClient("client", Year), _given.Theirs) with { Authority = _given.Open("a.pem", _given.Ours.Certificate + _given.Theirs.Certificate) };
        using var foreign = ClientSecurity.Load(files, Credentials.WriteToken, TimeProvider.System)!;
        await Assert.ThrowsAnyAsync<Exception>(() => _cluster.ConnectAsync(foreign, inVain: true));
        Assert.Contains("not signed by the authority", _security!.Tls!.LastRefusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_refuses_a_silo_of_another_authority()
    {
        using var foreign = ClientSecurity.Load(_given.Files("foreign", _given.Theirs.SignClient("client", Year), _given.Theirs), Credentials.WriteToken, TimeProvider.System)!;
        await Assert.ThrowsAnyAsync<Exception>(() => _cluster.ConnectAsync(foreign, inVain: true));
        Assert.Contains("not signed by the authority 'CN=theirs'", foreign.Tls!.LastRefusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate_does_not_connect()
    {
        var pair = _given.Ours.Sign("client", TlsUsage.Client, [], TimeSpan.FromSeconds(-1));
        var then = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow.AddMinutes(-2));
        using var expired = ClientSecurity.Load(_given.Files("expired", pair, _given.Ours), Credentials.WriteToken, then)!;
        await Assert.ThrowsAnyAsync<Exception>(() => _cluster.ConnectAsync(expired, inVain: true));
        Assert.Contains("it expired at", _security!.Tls!.LastRefusal, StringComparison.Ordinal);
    }
}
