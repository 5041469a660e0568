using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store.Databases;

internal sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    public override string Folder => "Sqlite";

    public override DbTransaction BeginMigration(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    public override bool HasTable(DbConnection connection, string table) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = @table", new { table }) > 0;

    /// <summary>There is one writer at a time, whatever it writes.</summary>
    public override void LockSweepsOf(DbConnection connection, string name)
    {
    }

    /// <inheritdoc cref="LockSweepsOf"/>
    public override void LockSweep(DbConnection connection, SweepId sweep)
    {
    }

    public override DateTimeOffset Now(DbConnection connection, TimeProvider host) => host.GetUtcNow();

    public override string Infinity => "9e999";

    public override string Column(Parameter parameter) => parameter.Kind == ParameterKind.Number
        ? $"CAST(json_extract(r.parameters, '$.{parameter.Name}') AS double precision)"
        : $"json_extract(r.parameters, '$.{parameter.Name}')";
}
