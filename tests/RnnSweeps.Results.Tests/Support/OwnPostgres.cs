using RnnSweeps.Postgres;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>A server that the tests of one class may stop and kill; it writes to the disk in earnest. Skips them where PostgreSQL is missing.</summary>
public sealed class OwnPostgres : IAsyncLifetime
{
    private PostgresServer? _server;
    private string _reason = "";

    public PostgresServer Server
    {
        get
        {
            if (_server is null) Assert.Skip(_reason);
            return _server;
        }
    }

    public async ValueTask InitializeAsync() => (_server, _reason) = await PostgresServer.TryStartAsync(new PostgresOptions { Fsync = true });

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
