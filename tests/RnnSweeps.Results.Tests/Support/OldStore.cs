using CsvHelper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>
/// A store that an earlier program has written (see <c>Schema/Stores/README.md</c>): once as a database that a test may open and
/// change, and once as it was, for plain SQL.
/// </summary>
internal sealed class OldStore : IDisposable
{
    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "Schema", "Stores");

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _before = new("Data Source=:memory:");
    private readonly string _name;

    public OldStore(string name)
    {
        _name = name;
        using (var file = new SqliteConnection($"Data Source={Database};Pooling=false")) Fill(file);
        Fill(_before);
    }

    /// <summary>Of every such store, such as <c>schema-02</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Files, "*.sql").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public string Folder => _folder.Path;

    public string Database => _folder.File("rnnsweeps.db");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>Its newest migration.</summary>
    public int Schema => (int)Before("SELECT max(version) AS version FROM schema_version").Single().Whole("version")!;

    /// <summary>As this program opens it: brought up to date.</summary>
    public Task<ResultStore> OpenAsync() => ResultStore.OpenAsync(Database, Time);

    /// <summary>Rows as the earlier program left them.</summary>
    public List<OldRow> Before(string sql)
    {
        using var command = _before.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<OldRow>();
        object? Cell(int column) => reader.IsDBNull(column) ? null : reader.GetValue(column);
        while (reader.Read()) rows.Add(new OldRow(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, Cell)));
        return rows;
    }

    /// <summary>Rows of a table of the earlier program in the order of their keys; none where it had no such table.</summary>
    public List<OldRow> Table(string name) => Before($"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '{name}'") is []
        ? []
        : Before($"SELECT * FROM {name} ORDER BY 1, 2");

    /// <summary>A statement of somebody with a shell; the database's own triggers see it.</summary>
    public void ByHand(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>What the earlier program told of it, such as <c>leaderboard.csv</c>; null where it could not.</summary>
    public string? Told(string what)
    {
        var file = Path.Combine(Files, $"{_name}.{what}");
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <summary>Rows of a CSV text, by the names of its columns.</summary>
    public static List<Dictionary<string, string>> Csv(string text)
    {
        using var csv = new CsvDataReader(CsvReader.FromText(text), leaveOpen: false);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString));
        return rows;
    }

    public void Dispose()
    {
        _before.Dispose();
        _folder.Dispose();
    }

    private void Fill(SqliteConnection connection)
    {
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = File.ReadAllText(Path.Combine(Files, _name + ".sql"));
        command.ExecuteNonQuery();
    }
}
