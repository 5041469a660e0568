using System.Data;
using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store.Databases;

internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    /// <summary>Of the advisory lock that migrations take: any number that nobody else uses in this database.</summary>
    private const long MigrationLock = 0x726E6E7377656570;

    public override string Folder => "Postgres";

    public override DbTransaction BeginMigration(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        connection.Execute("SELECT pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock }, transaction);
        return transaction;
    }

    public override bool HasTable(DbConnection connection, string table) =>
        connection.ExecuteScalar<bool>("SELECT to_regclass(@table) IS NOT NULL", new { table });

    public override void LockSweepsOf(DbConnection connection, string name) =>
        connection.Execute("SELECT pg_advisory_xact_lock(hashtextextended(@name, @MigrationLock))", new { name, MigrationLock });

    public override void LockSweep(DbConnection connection, SweepId sweep) =>
        connection.Execute("SELECT FROM sweeps WHERE id = @sweep FOR NO KEY UPDATE", new { sweep = sweep.ToString() });

    public override DateTimeOffset Now(DbConnection connection, TimeProvider host) =>
        new(connection.ExecuteScalar<DateTime>("SELECT clock_timestamp()"), TimeSpan.Zero);

    public override string Infinity => "'Infinity'::double precision";

    /// <summary>The JSON is read once a row, not once a column.</summary>
    public override string Parameters { get; } =
        $"CROSS JOIN LATERAL json_to_record(r.parameters::json) AS p({string.Join(", ", ParameterCatalogue.All.Select(p => $"\"{p.Name}\" {Type(p.Kind)}"))})";

    public override string Column(Parameter parameter) =>
        parameter.Kind == ParameterKind.Boolean ? $"p.\"{parameter.Name}\"::integer" : $"p.\"{parameter.Name}\"";

    private static string Type(ParameterKind kind) => kind switch
    {
        ParameterKind.Integer => "bigint",
        ParameterKind.Number => "double precision",
        ParameterKind.Boolean => "boolean",
        ParameterKind.Choice or ParameterKind.Text => "text COLLATE \"C\"",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of parameter."),
    };
}
