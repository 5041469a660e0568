using System.Net;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Text;
using static RnnSweeps.Training.Tests.Text.TextServer;

namespace RnnSweeps.Training.Tests.Text;

public sealed class AddressRulesTests : IDisposable
{
    private static readonly DownloadLimits Limits = new() { Tries = 1, Connect = TimeSpan.FromSeconds(5) };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("240.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:0:5ef5:79fd::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd12:3456::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("100::1", false)]
    public void Only_addresses_of_the_public_network_are_public(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://www.gutenberg.org/ebooks/35.txt.utf-8", null)]
    [InlineData("https://gutenberg.org/cache/epub/35/pg35.txt", null)]
    [InlineData("http://www.gutenberg.org/ebooks/35.txt.utf-8", "no HTTPS address")]
    [InlineData("file:///etc/passwd", "no HTTPS address")]
    [InlineData("https://www.gutenberg.org.example.net/", "no host of the catalogue")]
    [InlineData("https://example.net/www.gutenberg.org", "no host of the catalogue")]
    [InlineData("https://www.gutenberg.org@example.net/", "no host of the catalogue")]
    [InlineData("https://someone@www.gutenberg.org/", "must not name a user")]
    [InlineData("https://127.0.0.1/", "no host of the catalogue")]
    public void Only_hosts_of_the_catalogue_are_asked_and_by_HTTPS_alone(string url, string? problem)
    {
        var found = AddressRules.Of(TextCatalogue.Default).Problem(new Uri(url));
        if (problem is null) Assert.Null(found);
        else Assert.Contains(problem, found);
    }

    /// <summary>Names that mean this machine, however they are written: the address is judged when the connection is made.</summary>
    [Theory]
    [InlineData("localhost", "127.0.0.1")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("[::1]", "::1")]
    [InlineData("[::ffff:127.0.0.1]", "127.0.0.1")]
    [InlineData("2130706433", "127.0.0.1")]
    [InlineData("0x7f.1", "127.0.0.1")]
    public async Task A_host_that_means_this_machine_is_never_connected_to(string host, string address)
    {
        await using var server = new TextServer(_ => Answer.Of("a secret of this machine"));
        var url = new Uri($"https://{host}:{server.Address("x").Port}/x");
        using var download = new TextDownload(Limits, TimeProvider.System, AddressRules.Only(url.IdnHost));
        var failed = await FailAsync(download, url);
        Assert.Contains("no address of the public network", failed.Message);
        Assert.Contains(address, failed.Message);
        Assert.Empty(server.Questions);
    }

    [Fact]
    public async Task A_redirection_is_followed_within_the_rules()
    {
        await using var server = new TextServer(asked => asked.Number == 1 ? new Answer(302, []) { Headers = "Location: /there\r\n" } : Answer.Of("the text"));
        using var download = new TextDownload(Limits, TimeProvider.System, AddressRules.None);
        await download.FetchAsync(new TextAddress(server.Address("here")), _folder.File("text"), (_, _) => { }, TestContext.Current.CancellationToken);
        Assert.Equal("the text", File.ReadAllText(_folder.File("text")));
    }

    [Fact]
    public async Task Redirections_in_a_circle_end()
    {
        await using var server = new TextServer(_ => new Answer(302, []) { Headers = "Location: /again\r\n" });
        using var download = new TextDownload(Limits, TimeProvider.System, AddressRules.None);
        Assert.Contains("redirects more than 5 times", (await FailAsync(download, server.Address("again"))).Message);
        Assert.Equal(6, server.Questions.Count);
    }

    private async Task<DownloadException> FailAsync(TextDownload download, Uri url) =>
        await Assert.ThrowsAsync<DownloadException>(() => download.FetchAsync(new TextAddress(url), _folder.File("text"), (_, _) => { }, TestContext.Current.CancellationToken));
}
