using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Results.Schema;

/// <summary>
/// Brings a database to the program's schema: the numbered SQL files beside this one, in order, each once, then the views.
/// A migration is never edited once it has been merged; a change is a new file.
/// </summary>
internal static class Migrations
{
    private const string Folder = "RnnSweeps.Results.Schema.Sqlite.";

    /// <summary>The schema that this program knows.</summary>
    public static int Newest => Files().Count;

    /// <summary>One transaction: the database has the old schema or the new one, whatever happens meanwhile.</summary>
    /// <exception cref="ResultsFolderException">The database was written by a newer program.</exception>
    public static void Apply(SqliteConnection connection, TimeProvider time)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL)", transaction: transaction);
        var found = Version(connection, transaction);
        RefuseNewer(connection.DataSource, found);
        foreach (var (version, name) in Files().Where(f => f.Version > found))
        {
            connection.Execute(Read(name), transaction: transaction);
            connection.Execute(
                "INSERT INTO schema_version (version, name, applied_at) VALUES (@version, @name, @at)",
                new { version, name = name[Folder.Length..], at = Moment.Text(time.GetUtcNow()) }, transaction);
        }
        Views.Apply(connection, transaction);
        transaction.Commit();
    }

    /// <summary>Checks a database that is only read; one with an older schema cannot be read either, for its views are missing.</summary>
    public static void Check(SqliteConnection connection)
    {
        var known = connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'") > 0;
        var found = known ? Version(connection, null) : 0;
        RefuseNewer(connection.DataSource, found);
        if (found < Newest)
            throw new ResultsFolderException($"{connection.DataSource} has schema {found}, and this program reads schema {Newest}: run or serve with this results folder once, which brings it up to date.");
    }

    private static int Version(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.ExecuteScalar<int?>("SELECT max(version) FROM schema_version", transaction: transaction) ?? 0;

    private static void RefuseNewer(string database, int found)
    {
        if (found > Newest)
            throw new ResultsFolderException($"{database} has schema {found}, and this program knows schemas up to {Newest} only: use the newer program that wrote it, or another results folder.");
    }

    private static List<(int Version, string Name)> Files() =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .Select(n => (int.Parse(n.AsSpan(Folder.Length, 4)), n))
            .Order()];

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
