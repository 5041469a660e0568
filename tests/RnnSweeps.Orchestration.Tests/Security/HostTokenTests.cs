using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Tests.Support;

namespace RnnSweeps.Orchestration.Tests.Security;

public sealed class HostTokenTests : IDisposable
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    private string Token => _folder.Results.HostToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_reads_the_token_is_served_and_it_goes_with_its_host()
    {
        await using (await TestHost.StartAsync(_folder))
        {
            Assert.Equal(OwnersAlone, File.GetUnixFileMode(Token));
            Assert.Equal(64, (await File.ReadAllTextAsync(Token)).Trim().Length);
            await using var client = await SweepClient.ConnectAsync(_folder.Results);
            Assert.Equal("mine", (await client.SubmitAsync(Given.Sweep("mine", ["a"]))).ToString());
        }
        Assert.False(File.Exists(Token));
    }

    [Theory]
    [InlineData(null, "none came with it")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef", "is none of this cluster")]
    public async Task Who_does_not_read_it_may_neither_look_nor_change_anything(string? token, string why)
    {
        await using var host = await TestHost.StartAsync(_folder);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("mine", ["a ms=100000"]));
        File.Delete(Token);
        if (token is not null) await File.WriteAllTextAsync(Token, token);
        await using var stranger = await SweepClient.ConnectAsync(_folder.Results);
        foreach (var call in (Func<Task>[])[() => stranger.CancelAsync(sweep, "not mine"), () => stranger.SubmitAsync(Given.Sweep("theirs", ["a"])), stranger.ClusterAsync])
            Assert.Contains(why, (await Assert.ThrowsAsync<AccessRefusedException>(call)).Message, StringComparison.Ordinal);
        Assert.Equal(SweepState.Active, (await host.Store.FindSweepAsync(sweep))!.State);
    }

    [Fact]
    public async Task What_a_killed_host_left_behind_and_what_was_opened_to_others_is_replaced()
    {
        _folder.Results.Create();
        await File.WriteAllTextAsync(Token, "of a former host");
        File.SetUnixFileMode(Token, OwnersAlone | UnixFileMode.OtherRead);
        await using var host = await TestHost.StartAsync(_folder);
        Assert.NotEqual("of a former host", await File.ReadAllTextAsync(Token));
        Assert.Equal(OwnersAlone, File.GetUnixFileMode(Token));
        await using var client = await SweepClient.ConnectAsync(_folder.Results);
        Assert.NotEmpty(await client.ClusterAsync());
    }

    [Fact]
    public async Task A_link_in_its_place_is_followed_neither_by_the_host_nor_by_a_client()
    {
        _folder.Results.Create();
        var elsewhere = Path.Combine(_folder.Results.Root, "elsewhere");
        await File.WriteAllTextAsync(elsewhere, "as it was");
        File.CreateSymbolicLink(Token, elsewhere);
        await using var host = await TestHost.StartAsync(_folder);
        Assert.Equal("as it was", await File.ReadAllTextAsync(elsewhere));
        Assert.Null(new FileInfo(Token).LinkTarget);
        File.Move(Token, elsewhere, overwrite: true);
        File.CreateSymbolicLink(Token, elsewhere);
        var error = await Assert.ThrowsAsync<NoHostException>(() => SweepClient.ConnectAsync(_folder.Results));
        Assert.Contains($"is a link to {elsewhere}", error.Message, StringComparison.Ordinal);
    }
}
