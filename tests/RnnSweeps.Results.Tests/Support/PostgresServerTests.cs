using RnnSweeps.Postgres;

namespace RnnSweeps.Results.Tests.Support;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Where_PostgreSQL_is_missing_there_is_a_reason_and_no_server()
    {
        using var folder = new TemporaryFolder();
        var (server, reason) = await PostgresServer.TryStartAsync(new PostgresOptions { Installations = folder.Path });
        Assert.Null(server);
        Assert.Equal($"PostgreSQL 15 or newer is not installed under {folder.Path}.", reason);
    }
}
