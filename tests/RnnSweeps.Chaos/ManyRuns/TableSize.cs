using Dapper;
using Microsoft.Data.Sqlite;

namespace RnnSweeps.Chaos.ManyRuns;

/// <summary>How much of a database one of its tables takes.</summary>
internal static class TableSize
{
    /// <summary>Bytes by which a copy of the database is smaller without the table and its indexes.</summary>
    /// <param name="copy">A file that does not exist; it is removed again.</param>
    public static long Of(string database, string table, string copy)
    {
        using (var source = Open(database)) source.Execute("VACUUM INTO @copy", new { copy });
        try
        {
            var whole = new FileInfo(copy).Length;
            using (var connection = Open(copy)) connection.Execute($"PRAGMA foreign_keys = OFF; DROP TABLE {table}; VACUUM");
            return whole - new FileInfo(copy).Length;
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        return connection;
    }
}
