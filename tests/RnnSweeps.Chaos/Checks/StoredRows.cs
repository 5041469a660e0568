using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace RnnSweeps.Chaos.Checks;

/// <summary>The rows of a store, as any other program would read them: nothing of the program's own code is between.</summary>
internal sealed class StoredRows(Func<DbConnection> connect)
{
    public static StoredRows OfSqlite(string results) =>
        new(() => new SqliteConnection($"Data Source={Path.Combine(results, "rnnsweeps.db")};Mode=ReadOnly;Pooling=false;Default Timeout=60"));

    /// <summary>A line for each row, its columns between bars; floats as they are, to the last bit.</summary>
    public IReadOnlyList<string> Of(string sql)
    {
        using var connection = connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        return rows;
    }

    public long Number(string sql) => long.Parse(Of(sql)[0]);

    /// <summary>The same as <see cref="Of"/>, or nothing as long as there is no database, no such table, or no connection.</summary>
    public IReadOnlyList<string> OfOrNone(string sql)
    {
        try
        {
            return Of(sql);
        }
        catch (DbException)
        {
            return [];
        }
    }

    /// <summary>How many rows the query would answer; 0 as long as it cannot be asked.</summary>
    public int CountOrNone(string sql) => OfOrNone(sql).Count;

    private static string Text(object value) => value switch { DBNull => "", double x => x.ToString("R"), _ => $"{value}" };
}
