using Microsoft.Data.Sqlite;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Faults;

/// <summary>Another program holds the right to write the database, longer than a statement waits for it.</summary>
internal sealed class LockedDatabase : Fault
{
    private SqliteConnection? _other;

    public override string Name => "database-locked";

    public override string What => "another program locks the database for 40 s";

    public override TimeSpan Lasts => TimeSpan.FromSeconds(40);

    public override IReadOnlyList<string> Words => ["locked"];

    public override Task BeginAsync(Workplace place)
    {
        _other = new SqliteConnection($"Data Source={Path.Combine(place.Results, "rnnsweeps.db")};Pooling=false;Default Timeout=60");
        _other.Open();
        return ExecuteAsync("BEGIN IMMEDIATE");
    }

    public override async Task EndAsync(Workplace place)
    {
        await ExecuteAsync("ROLLBACK");
        await _other!.DisposeAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _other!.CreateCommand();
#pragma warning disable CA2100 // Two words of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
