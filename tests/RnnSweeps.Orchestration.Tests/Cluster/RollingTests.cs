using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Tests.Security;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Versions;

namespace RnnSweeps.Orchestration.Tests.Cluster;

/// <summary>What deploy/SECURITY.md tells people to do, one silo after the other, there and back again, with runs in training at every step.</summary>
public sealed class RollingTests : IDisposable
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);
    private static readonly string Old = new('o', 40), New = new('n', 40);

    private readonly Credentials _given = new();
    private readonly List<IDisposable> _owned = [];

    public void Dispose()
    {
        foreach (var one in _owned) one.Dispose();
        _given.Dispose();
    }

    [Fact]
    public async Task A_token_is_changed_one_silo_after_the_other_and_back_again()
    {
        using var folder = new TemporaryFolder();
        HostSecurity before = Silo("before", Old), added = Silo("added", Old, New), after = Silo("after", New), back = Silo("back", New, Old);
        ClientSecurity formerly = Client(Old), today = Client(New);
        await using var rolling = await RollingCluster.StartAsync(folder, RollingCluster.With(before));
        await rolling.WorksAsync(formerly);
        // The new one beside the old one, then clients take it, then the old one goes.
        await rolling.RollAsync(RollingCluster.With(added), formerly);
        await rolling.RollAsync(RollingCluster.With(after), today);
        await Assert.ThrowsAsync<AccessRefusedException>(() => rolling.WorksAsync(formerly));
        // The other direction, and with the lines of the file in the other order.
        await rolling.RollAsync(RollingCluster.With(back), today);
        await rolling.RollAsync(RollingCluster.With(before), formerly);
        await Assert.ThrowsAsync<AccessRefusedException>(() => rolling.WorksAsync(today));
        await rolling.UntilAllIsTrainedAsync();
    }

    [Fact]
    public async Task An_authority_is_changed_one_silo_after_the_other_and_back_again()
    {
        using var folder = new TemporaryFolder();
        string ours = _given.Ours.Certificate, theirs = _given.Theirs.Certificate;
        HostSecurity before = Silo(_given.Ours, ours), both = Silo(_given.Ours, ours + theirs), renewed = Silo(_given.Theirs, theirs + ours), after = Silo(_given.Theirs, theirs);
        ClientSecurity formerly = Client(_given.Ours, ours), between = Client(_given.Ours, theirs + ours), today = Client(_given.Theirs, theirs + ours), last = Client(_given.Theirs, theirs);
        await using var rolling = await RollingCluster.StartAsync(folder, RollingCluster.With(before));
        await rolling.WorksAsync(formerly);
        // Both are believed everywhere, then certificates are those of the new one, then the old one goes.
        await rolling.RollAsync(RollingCluster.With(both), formerly);
        await rolling.RollAsync(RollingCluster.With(renewed), between);
        await rolling.RollAsync(RollingCluster.With(after), today);
        await rolling.WorksAsync(last);
        await rolling.RollAsync(RollingCluster.With(renewed), today);
        await rolling.RollAsync(RollingCluster.With(both), between);
        await rolling.RollAsync(RollingCluster.With(before), between);
        await rolling.WorksAsync(formerly);
        await rolling.UntilAllIsTrainedAsync();
    }

    /// <summary>The next version has a table column and a member of a message that this one does not know.</summary>
    [Fact]
    public async Task The_program_is_changed_one_silo_after_the_other_and_back_again()
    {
        using var next = await NextVersion.BuildAsync("tests/RnnSweeps.ScriptedHost");
        using var folder = new TemporaryFolder();
        await using var rolling = await RollingCluster.StartAsync(folder, RollingCluster.Of(null));
        await rolling.WorksAsync(null);
        await rolling.RollAsync(RollingCluster.Of(next.Program("RnnSweeps.ScriptedHost")), null);
        Assert.All((await rolling.Cluster.Store.SilosAsync()).Where(s => s.IsHeld), s => Assert.Equal(NextVersion.Number, s.ProgramVersion));
        Assert.True(await NextVersion.HasItsColumnAsync(rolling.Cluster.Database));
        await rolling.RollAsync(RollingCluster.Of(null), null);
        Assert.All((await rolling.Cluster.Store.SilosAsync()).Where(s => s.IsHeld), s => Assert.NotEqual(NextVersion.Number, s.ProgramVersion));
        await rolling.UntilAllIsTrainedAsync();
    }

    private HostSecurity Silo(string name, params string[] tokens) => Own(HostSecurity.Load(
        _given.Silo() with { Tokens = _given.Secret(name, string.Join('\n', tokens.Select(t => $"write {t}"))) }, TimeProvider.System)!);

    private HostSecurity Silo(CertificateAuthority signed, string believed) => Own(HostSecurity.Load(
        Files(signed.SignSilo("silo", ["127.0.0.1"], Year), believed) with { Tokens = _given.Tokens }, TimeProvider.System)!);

    private ClientSecurity Client(string token) => Own(_given.Client(token));

    private ClientSecurity Client(CertificateAuthority signed, string believed) => Own(ClientSecurity.Load(
        Files(signed.SignClient("client", Year), believed), Credentials.WriteToken, TimeProvider.System)!);

    private SecurityFiles Files((string Certificate, string Key) pair, string believed)
    {
        var name = Guid.NewGuid().ToString("N");
        return new(_given.Open($"{name}.pem", pair.Certificate), _given.Secret($"{name}.key", pair.Key), _given.Open($"{name}-authority.pem", believed));
    }

    private T Own<T>(T one)
        where T : IDisposable
    {
        _owned.Add(one);
        return one;
    }
}
