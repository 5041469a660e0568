using Microsoft.Data.Sqlite;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Faults;

/// <summary>Another program holds the right to write the database, longer than a statement waits for it.</summary>
internal sealed class LockedDatabase : Fault
{
    private Func<ValueTask> _release = () => ValueTask.CompletedTask;

    public override string Name => "database-locked";

    public override string What => "another program locks the database for 40 s";

    public override TimeSpan Lasts => TimeSpan.FromSeconds(40);

    public override IReadOnlyList<string> Words => ["locked"];

    public override async Task BeginAsync(Workplace place)
    {
        var other = new SqliteConnection($"Data Source={Path.Combine(place.Results, "rnnsweeps.db")};Pooling=false;Default Timeout=60");
        await other.OpenAsync();
        await using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync();
        // A connection that is closed rolls its transaction back.
        _release = other.DisposeAsync;
    }

    public override async Task EndAsync(Workplace place) => await _release();
}
