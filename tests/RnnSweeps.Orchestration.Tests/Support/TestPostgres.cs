using RnnSweeps.Postgres;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace RnnSweeps.Orchestration.Tests.Support;

internal static class TestPostgres
{
    private const string User = "rnnsweeps";

    private static readonly Lazy<Task> UserMade = new(async () => await (await SharedPostgres.GetAsync()).CreateUserAsync(User));

    /// <summary>An empty database of the shared server, as a connection string. Skips the test where PostgreSQL is missing.</summary>
    public static async Task<string> DatabaseAsync()
    {
        var server = await SharedPostgres.GetAsync();
        await UserMade.Value;
        var name = $"cluster_{Guid.NewGuid():N}";
        await server.CreateDatabaseAsync(name, User);
        return server.ConnectionString(name, User);
    }
}
