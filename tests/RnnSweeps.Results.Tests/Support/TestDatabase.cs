using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>An empty database for one test, of one of the kinds that the store works with.</summary>
public abstract class TestDatabase : IDisposable
{
    /// <summary>Opens a store on it; every call opens the same database.</summary>
    public abstract Task<ResultStore> OpenAsync(TimeProvider time);

    /// <summary>Runs a statement as a person with a shell would, past the store.</summary>
    public abstract Task<object?> ByHandAsync(string sql);

    public abstract void Dispose();
}

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("rnnsweeps.db");

    public override Task<ResultStore> OpenAsync(TimeProvider time) => ResultStore.OpenAsync(Path, time);

    public override async Task<object?> ByHandAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path};Pooling=false");
        return await connection.ExecuteScalarAsync(sql);
    }

    public override void Dispose() => _folder.Dispose();
}
