using System.Data.Common;
using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Tests.Support;

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("rnnsweeps.db");

    public override StoreAddress Address => StoreAddress.OfFile(Path);

    public override string Folder => _folder.Path;

    public override ValueTask CreateAsync() => ValueTask.CompletedTask;

    public override DbConnection Connect() => new SqliteConnection($"Data Source={Path};Pooling=false");

    public override DateTimeOffset Now(TimeProvider time) => time.GetUtcNow();

    public override Task RefuseInsertsAsync(string table) =>
        ByHandAsync($"CREATE TRIGGER bad BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END");

    public override Task DropTriggerAsync(string trigger, string table) => ByHandAsync($"DROP TRIGGER {trigger}");

    public override Task AuditEpochsAsync() => ByHandAsync("CREATE TABLE written (attempt, newest, state); " + string.Concat(((string[])["INSERT", "UPDATE"]).Select(how => $"""
        CREATE TRIGGER audit_{how} AFTER {how} ON epochs
        BEGIN INSERT INTO written SELECT new.attempt, attempt, state FROM runs WHERE id = new.run_id; END;
        """)));

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
