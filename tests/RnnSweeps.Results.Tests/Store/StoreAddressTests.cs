using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

public sealed class StoreAddressTests
{
    [Theory]
    [InlineData("Host=db;Database=results;Username=me;Password=hush", "db:5432/results", "hush")]
    [InlineData("host=db; port=6000; username=me; password=\"hu;=sh\"", "db:6000/me", "hu;=sh")]
    [InlineData("Server=db;User Id=me;Pwd=hush;Database=results", "db:5432/results", "hush")]
    [InlineData("postgres://me:hu%3Ash@db/results", "db:5432/results", "hu:sh")]
    [InlineData("postgresql://me:hush@[::1]:6000/results?sslmode=require&connect_timeout=3", "::1:6000/results", "hush")]
    public void A_server_is_named_by_options_or_a_url_and_its_password_is_never_shown(string text, string shown, string password)
    {
        var address = StoreAddress.Parse(text);
        Assert.Equal((shown, null), (address.ToString(), address.File));
        Assert.Equal(password, new Npgsql.NpgsqlConnectionStringBuilder(address.ConnectionString).Password);
    }

    [Theory]
    [InlineData("results/rnnsweeps.db")]
    [InlineData("/tmp/a=b/rnnsweeps.db")]
    public void Anything_else_is_the_path_of_a_file(string text)
    {
        var address = StoreAddress.Parse(text);
        Assert.Equal((Path.GetFullPath(text), Path.GetFullPath(text), null), (address.File, address.ToString(), address.ConnectionString));
    }

    [Theory]
    [InlineData("Database=results;Password=hush", "it names no host")]
    [InlineData("Host=db;Password=hush", "it names no database")]
    [InlineData("Host=db;Database=results;Pasword=hush", "'pasword' is no option of it")]
    [InlineData("Host=db;Database=results;Port=hush", "'port' is no option of it, or has a value that it cannot have")]
    [InlineData("Host=db;Password='hush", "it is no list of options with values")]
    [InlineData("postgres://me:hush@", "the URL cannot be read")]
    public void A_wrong_address_is_told_in_a_sentence_without_its_password(string text, string why)
    {
        var error = Assert.Throws<FormatException>(() => StoreAddress.Parse(text));
        Assert.StartsWith($"The address of the store is wrong ({why}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_in_a_sentence()
    {
        // Port 1 of the loopback address: nobody listens there.
        var address = StoreAddress.Parse("Host=127.0.0.1;Port=1;Database=results;Username=me;Password=hush");
        using var folder = new TemporaryFolder();
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => ResultStore.OpenForReadingAsync(address, folder.Path));
        Assert.Equal("127.0.0.1:1/results cannot be reached (Connection refused): check that PostgreSQL runs there and that the network lets this machine in, then start again.", error.Message);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ResultStore.OpenAsync(address, folder.Path, TimeProvider.System));
    }
}
