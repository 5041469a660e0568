using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace RnnSweeps.Results.Store.Databases;

internal sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    public override string Folder => "Sqlite";

    public override DbTransaction BeginMigration(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    public override bool HasTable(DbConnection connection, string table) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @table", new { table }) > 0;
}
