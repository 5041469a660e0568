using System.Data.Common;
using Npgsql;
using RnnSweeps.Postgres;
using RnnSweeps.Results.Store;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace RnnSweeps.Results.Tests.Support;

/// <summary>A database of the shared server, owned by a user without further rights. Skips the test where PostgreSQL is missing.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    private const string User = "rnnsweeps";

    private static readonly Lazy<Task> UserMade = new(async () => await (await SharedPostgres.GetAsync()).CreateUserAsync(User));

    private readonly TemporaryFolder _folder = new();
    private readonly string _name = $"test_{Guid.NewGuid():N}";
    private PostgresServer? _server;

    public override StoreAddress Address => StoreAddress.Parse(_server!.ConnectionString(_name, User));

    /// <summary>As somebody whom nothing is forbidden.</summary>
    public StoreAddress AddressOfSuperuser => StoreAddress.Parse(_server!.ConnectionString(_name));

    public override string Folder => _folder.Path;

    public override async ValueTask CreateAsync()
    {
        _server = await SharedPostgres.GetAsync();
        await UserMade.Value;
        await _server.CreateDatabaseAsync(_name, User);
    }

    public override DbConnection Connect() => new NpgsqlConnection(Address.ConnectionString + ";Pooling=false");

    public override DateTimeOffset Now(TimeProvider time) => TimeProvider.System.GetUtcNow();

    public override async Task RefuseInsertsAsync(string table)
    {
        await ByHandAsync("CREATE FUNCTION bad() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$");
        await ByHandAsync($"CREATE TRIGGER bad BEFORE INSERT ON {table} EXECUTE FUNCTION bad()");
    }

    public override Task DropTriggerAsync(string trigger, string table) => ByHandAsync($"DROP TRIGGER {trigger} ON {table}");

    public override async Task AuditEpochsAsync()
    {
        await ByHandAsync("CREATE TABLE written (attempt int, newest int, state text)");
        await ByHandAsync("""
            CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN INSERT INTO written SELECT new.attempt, r.attempt, r.state FROM runs r WHERE r.id = new.run_id; RETURN NULL; END $$
            """);
        await ByHandAsync("CREATE TRIGGER audit AFTER INSERT OR UPDATE ON epochs FOR EACH ROW EXECUTE FUNCTION audit()");
    }

    public override async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DropDatabaseAsync(_name);
        _folder.Dispose();
    }
}
