using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Files;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Store;

/// <summary>A store, of either kind, as one new SQLite file that can be queried like any other: all of one moment, with the views.</summary>
public static class StoreCopy
{
    private const string OfItsRuns = "WHERE run_id IN (SELECT id FROM runs WHERE sweep_id = @only)";

    /// <summary>
    /// Every table that holds results, and which of its rows belong to one sweep. A run comes after its rows: once it is there
    /// and has ended, they are closed.
    /// </summary>
    private static readonly (string Table, string OfOne)[] Tables =
    [
        ("epochs", OfItsRuns), ("evaluations", OfItsRuns), ("samples", OfItsRuns), ("checkpoints", OfItsRuns), ("attempts", OfItsRuns),
        ("silos", "WHERE silo IN (SELECT a.owner FROM attempts a JOIN runs r ON r.id = a.run_id WHERE r.sweep_id = @only)"),
        ("runs", "WHERE sweep_id = @only"), ("decisions", "WHERE sweep_id = @only"), ("events", "WHERE sweep_id = @only"),
        ("texts", "WHERE sweep_id = @only"), ("weights", "WHERE sweep_id = @only"), ("sweeps", "WHERE id = @only"),
    ];

    /// <summary>Writes the file, which appears whole.</summary>
    /// <param name="store">What is copied; it may be written meanwhile.</param>
    /// <param name="file">The new file; its folder is made where it is missing.</param>
    /// <param name="only">One sweep alone; null for all.</param>
    /// <param name="replace">True to put it in the place of an older copy.</param>
    /// <param name="cancellation">Leaves no file.</param>
    /// <exception cref="ResultsFolderException">There is such a file, or it cannot be written.</exception>
    public static async Task WriteAsync(ResultStore store, string file, SweepId? only = null, bool replace = false, CancellationToken cancellation = default)
    {
        file = Path.GetFullPath(file);
        try
        {
            await store.ReadAsync(
                source => SqliteErrors.Explained(file, () =>
                {
                    Write(source, store, file, only, replace, cancellation);
                    return true;
                }),
                cancellation, snapshot: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ResultsFile.NotWritten(file, error);
        }
    }

    private static void Write(DbConnection source, ResultStore store, string file, SweepId? only, bool replace, CancellationToken cancellation)
    {
        if (!replace) RefuseExisting(file);
        AtomicFile.WriteByName(
            file,
            unfinished =>
            {
                Copy(source, store, unfinished, only, cancellation);
                if (!replace) RefuseExisting(file);
            },
            replace);
    }

    private static void RefuseExisting(string file)
    {
        if (Path.Exists(file)) throw new ResultsFolderException($"{file} exists already, and a copy replaces nothing: choose another name, or move it away.");
    }

    private static void Copy(DbConnection source, ResultStore store, string file, SweepId? only, CancellationToken cancellation)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, ForeignKeys = false };
        using var target = new SqliteConnection(settings.ToString());
        target.Open();
        Migrations.Apply(target, SqliteDialect.Instance, file, TimeProvider.System);
        using var transaction = target.BeginTransaction();
        foreach (var (table, ofOne) in Tables)
            CopyRows(source, target, table, only is null ? "" : ofOne, only, cancellation);
        foreach (var table in (string[])["texts", "weights"])
            MovePaths(target, table, store.Folder, Path.GetDirectoryName(file)!);
        if (target.Query("PRAGMA foreign_key_check").Any())
            throw new InvalidOperationException($"The copy of {store.Database} lacks rows that others refer to.");
        transaction.Commit();
    }

    private static void CopyRows(DbConnection source, SqliteConnection target, string table, string which, SweepId? only, CancellationToken cancellation)
    {
        var columns = target.Query<string>("SELECT name FROM pragma_table_info(@table)", new { table }).ToList();
        using var reader = source.ExecuteReader($"SELECT {string.Join(", ", columns)} FROM {table} {which}", new { only = only?.ToString() });
        using var insert = target.CreateCommand();
        insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@c{i}"))})";
        var values = columns.Select((_, i) => insert.Parameters.AddWithValue($"@c{i}", DBNull.Value)).ToList();
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < values.Count; i++) values[i].Value = reader.GetValue(i);
            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Paths are relative to the folder of the store; the copy may lie elsewhere.</summary>
    private static void MovePaths(SqliteConnection target, string table, string from, string to)
    {
        if (from == to) return;
        var trigger = target.ExecuteScalar<string>("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = @name", new { name = $"{table}_update" })!;
        target.Execute($"DROP TRIGGER {table}_update");
        foreach (var path in target.Query<string>($"SELECT DISTINCT path FROM {table}").ToList())
            target.Execute($"UPDATE {table} SET path = @moved WHERE path = @path", new { path, moved = ResultStore.Inside(to, Path.GetFullPath(path, from)) });
        target.Execute(trigger);
    }
}
