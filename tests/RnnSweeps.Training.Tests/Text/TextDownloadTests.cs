using System.Security.Cryptography;
using System.Text;
using RnnSweeps.Training.Tests.Support;
using RnnSweeps.Training.Text;
using static RnnSweeps.Training.Tests.Text.TextServer;

namespace RnnSweeps.Training.Tests.Text;

public sealed class TextDownloadTests : IDisposable
{
    private static readonly string Book = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i} of the book\n"));
    private static readonly DownloadLimits Limits = new() { Pause = TimeSpan.FromMilliseconds(1) };
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder.File("cache/book.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_text_lies_whole_in_its_place_and_its_progress_was_told()
    {
        await using var server = new TextServer(_ => Answer.Of(Book));
        var told = new List<(long Bytes, long? Total)>();
        await FetchAsync(server, Limits, progress: (bytes, total) => told.Add((bytes, total)));
        Assert.Equal(Book, File.ReadAllText(Target));
        Assert.Equal((Book.Length, (long?)Book.Length), told[^1]);
        Assert.Equal(told.Select(t => t.Bytes).Order(), told.Select(t => t.Bytes));
        AssertNothingElse("book.txt");
    }

    [Fact]
    public async Task A_cut_connection_is_resumed_where_it_was_cut()
    {
        await using var server = new TextServer(asked => Whole(asked, Book) with { CutAfter = asked.Number == 1 ? 100_000 : null });
        await FetchAsync(server, Limits);
        Assert.Equal(Book, File.ReadAllText(Target));
        Assert.Equal([null, 100_000], server.Questions.Select(q => q.From));
    }

    [Fact]
    public async Task A_later_download_goes_on_where_an_earlier_one_gave_up()
    {
        await using var server = new TextServer(asked => Whole(asked, Book) with { CutAfter = asked.Number == 1 ? 50_000 : null });
        var failed = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Limits with { Tries = 1 }));
        Assert.Equal("the connection was cut", failed.Message);
        Assert.False(File.Exists(Target));
        await FetchAsync(server, Limits with { Tries = 1 });
        Assert.Equal(Book, File.ReadAllText(Target));
        Assert.Equal([null, 50_000], server.Questions.Select(q => q.From));
    }

    [Fact]
    public async Task Two_versions_are_never_joined()
    {
        var changed = Book.ToUpperInvariant();
        await using var server = new TextServer(asked => asked.Number == 1
            ? Whole(asked, Book) with { CutAfter = 50_000 }
            : Whole(asked, changed, tag: "\"two\""));
        await FetchAsync(server, Limits);
        Assert.Equal(changed, File.ReadAllText(Target));
    }

    [Fact]
    public async Task Without_a_mark_of_its_version_a_text_is_fetched_afresh()
    {
        await using var server = new TextServer(asked => Answer.Of(Book) with { CutAfter = asked.Number == 1 ? 50_000 : null });
        await FetchAsync(server, Limits);
        Assert.Equal(Book, File.ReadAllText(Target));
        Assert.Equal([null, null], server.Questions.Select(q => q.From));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(-1, 1)]
    public async Task A_text_that_is_too_large_is_given_up_whether_or_not_its_size_is_told(int? claimed, int questions)
    {
        await using var server = new TextServer(_ => Answer.Of(Book) with { Length = claimed });
        var failed = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Limits with { MaxBytes = 1000 }));
        Assert.Contains("a text has 1,000 at most", failed.Message);
        Assert.Equal(questions, server.Questions.Count);
        AssertNothingElse();
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_asked_again_and_then_given_up()
    {
        await using var server = new TextServer(asked => Whole(asked, Book) with { SilentAfter = 10 });
        var failed = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Limits with { Stall = TimeSpan.FromMilliseconds(200), Tries = 2 }));
        Assert.Equal("silent for 0.2 s", failed.Message);
        Assert.Equal(2, server.Questions.Count);
    }

    [Fact]
    public async Task All_tries_together_have_a_limit()
    {
        await using var server = new TextServer(asked => Whole(asked, Book) with { SilentAfter = 10 });
        var failed = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Limits with { Overall = TimeSpan.FromMilliseconds(200) }));
        Assert.StartsWith("not finished after 0.2 s", failed.Message);
    }

    [Theory]
    [InlineData(404, 1, "answered 404")]
    [InlineData(403, 1, "answered 403")]
    [InlineData(503, 3, "answered 503")]
    [InlineData(429, 3, "answered 429")]
    public async Task An_answer_other_than_the_text_is_told_and_tried_again_where_that_may_help(int status, int questions, string message)
    {
        await using var server = new TextServer(_ => new Answer(status, []));
        var failed = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Limits));
        Assert.StartsWith(message, failed.Message);
        Assert.Equal(questions, server.Questions.Count);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task A_server_that_recovers_gives_the_text()
    {
        await using var server = new TextServer(asked => asked.Number < 3 ? new Answer(500, []) : Answer.Of(Book));
        await FetchAsync(server, Limits);
        Assert.Equal(Book, File.ReadAllText(Target));
    }

    [Fact]
    public async Task A_web_page_is_no_text()
    {
        await using var server = new TextServer(_ => Answer.Of("<html>log in first</html>") with { Headers = "Content-Type: text/html; charset=utf-8\r\n" });
        var failed = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Limits));
        Assert.Equal("answered with a web page, not with a text", failed.Message);
    }

    [Fact]
    public async Task A_text_with_another_hash_is_refused_and_thrown_away()
    {
        await using var server = new TextServer(_ => Answer.Of(Book));
        var expected = new string('0', 64);
        var failed = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Limits, sha256: expected));
        Assert.Contains(expected, failed.Message);
        AssertNothingElse();
        await FetchAsync(server, Limits, sha256: Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Book))));
        Assert.Equal(Book, File.ReadAllText(Target));
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_not_asked_twice()
    {
        var server = new TextServer(_ => Answer.Of(Book));
        var address = server.Address("book.txt");
        await server.DisposeAsync();
        using var download = new TextDownload(Limits, TimeProvider.System, AddressRules.None);
        var failed = await Assert.ThrowsAsync<DownloadException>(() => download.FetchAsync(new TextAddress(address), Target, (_, _) => { }, TestContext.Current.CancellationToken));
        Assert.True(failed.IsUnreachable);
        Assert.False(failed.IsWorthAnotherTry);
    }

    [Fact]
    public async Task Only_HTTPS_is_asked_unless_told_otherwise()
    {
        await using var server = new TextServer(_ => Answer.Of(Book));
        using var download = new TextDownload(Limits, TimeProvider.System, AddressRules.Of(TextCatalogue.Default));
        var failed = await Assert.ThrowsAsync<DownloadException>(() => download.FetchAsync(new TextAddress(server.Address("book.txt")), Target, (_, _) => { }, TestContext.Current.CancellationToken));
        Assert.Contains("no HTTPS address", failed.Message);
        Assert.Empty(server.Questions);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_named()
    {
        File.WriteAllText(_folder.File("cache"), "a file where the folder should be");
        await using var server = new TextServer(_ => Answer.Of(Book));
        var failed = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Limits));
        Assert.StartsWith($"{_folder.File("cache")} cannot be written", failed.Message);
    }

    private async Task FetchAsync(TextServer server, DownloadLimits limits, string? sha256 = null, Action<long, long?>? progress = null)
    {
        using var download = new TextDownload(limits, TimeProvider.System, AddressRules.None);
        await download.FetchAsync(new TextAddress(server.Address("book.txt"), sha256), Target, progress ?? ((_, _) => { }), TestContext.Current.CancellationToken);
    }

    private void AssertNothingElse(params string[] files) =>
        Assert.Equal(files, Directory.GetFiles(Path.GetDirectoryName(Target)!).Select(Path.GetFileName));
}
