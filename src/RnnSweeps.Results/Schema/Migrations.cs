using System.Data.Common;
using System.Reflection;
using Dapper;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>
/// Brings a database to the program's schema: the numbered SQL files beside this one, in order, each once, then the views.
/// A migration is never edited once it has been merged; a change is a new file. One whose name ends in <c>.additive.sql</c> only
/// adds what the programs before it need not know, such as a table, an index, or a column that may be empty: they go on with such a
/// database, and find in its views every column that they knew. So silos of both versions work side by side while a cluster changes
/// from the one to the other, or back.
/// </summary>
internal static class Migrations
{
    private const string Additive = ".additive.sql";

    /// <summary>The schema that this program knows; the same number on every kind of database.</summary>
    public static int Newest => Files(SqliteDialect.Instance)[^1].Version;

    /// <summary>One transaction: the database has the old schema or the new one, whatever happens meanwhile.</summary>
    /// <exception cref="ResultsFolderException">The database was written by a newer program, which did more than add to it.</exception>
    public static void Apply(DbConnection connection, Dialect dialect, string database, TimeProvider time)
    {
        using var transaction = dialect.BeginMigration(connection);
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL)", transaction: transaction);
        var found = Version(connection, transaction);
        RefuseNewer(connection, transaction, database, found);
        foreach (var (version, name) in Files(dialect).Where(f => f.Version > found))
        {
            connection.Execute(Read(name), transaction: transaction);
            connection.Execute(
                "INSERT INTO schema_version (version, name, applied_at) VALUES (@version, @name, @at)",
                new { version, name = name[Prefix(dialect).Length..], at = Moment.Text(time.GetUtcNow()) }, transaction);
        }
        // The views of a newer program have what this one needs; its own would lack what the newer one needs.
        if (found <= Newest) Views.Apply(connection, dialect, transaction);
        transaction.Commit();
    }

    /// <summary>
    /// Checks a database that is only read; one with an older schema cannot be read either, for its views are missing.
    /// False if it has nothing of a store in it: a new one, or one whose creator was killed before its first schema was stored.
    /// </summary>
    public static bool Check(DbConnection connection, StoreDatabase database)
    {
        var isStore = database.Dialect.HasTable(connection, "schema_version");
        var found = isStore ? Version(connection, null) : 0;
        RefuseNewer(connection, null, database.Name, found);
        if (isStore && found < Newest)
            throw new OlderSchemaException($"{database.Name} has schema {found}, and this program reads schema {Newest}: run or serve with it once, which brings it up to date.");
        return isStore;
    }

    private static int Version(DbConnection connection, DbTransaction? transaction) =>
        connection.ExecuteScalar<int?>("SELECT max(version) FROM schema_version", transaction: transaction) ?? 0;

    private static void RefuseNewer(DbConnection connection, DbTransaction? transaction, string database, int found)
    {
        if (found <= Newest) return;
        var unknown = connection.Query<string>("SELECT name FROM schema_version WHERE version > @Newest", new { Newest }, transaction);
        if (!unknown.All(n => n.EndsWith(Additive, StringComparison.Ordinal)))
            throw new ResultsFolderException($"{database} has schema {found}, and this program knows schemas up to {Newest} only: use the newer program that wrote it, or another results folder.");
    }

    private static List<(int Version, string Name)> Files(Dialect dialect) =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix(dialect), StringComparison.Ordinal))
            .Select(n => (int.Parse(n.AsSpan(Prefix(dialect).Length, 4)), n))
            .Order()];

    private static string Prefix(Dialect dialect) => $"RnnSweeps.Results.Schema.{dialect.Folder}.";

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
