using Xunit;

namespace RnnSweeps.Postgres;

/// <summary>
/// The one server of a test program, started by the first test that needs it. The program declares it as
/// <c>[assembly: AssemblyFixture(typeof(SharedPostgres))]</c>, which ends it after the last test.
/// </summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private static readonly Lazy<Task<(PostgresServer? Server, string Reason)>> Started = new(() => PostgresServer.TryStartAsync());

    /// <summary>The server. Where PostgreSQL is missing, the test is skipped with the reason.</summary>
    public static async Task<PostgresServer> GetAsync()
    {
        var (server, reason) = await Started.Value;
        if (server is null) Assert.Skip(reason);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (Started.IsValueCreated && (await Started.Value).Server is { } server) await server.DisposeAsync();
    }
}
