namespace RnnSweeps.Chaos.Checks;

/// <summary>Nothing is twice in the store, and nothing that was finished was done again.</summary>
internal static class OnceOnly
{
    /// <param name="store">Where the rows are.</param>
    /// <param name="runs">That the sweeps have.</param>
    /// <param name="epochs">That each run has.</param>
    /// <param name="timesTellOrder">False where the clock was not right all the time.</param>
    /// <param name="sweeps">How many there are.</param>
    public static IEnumerable<string> Violations(StoredRows store, int runs, int epochs, bool timesTellOrder = true, int sweeps = 1)
    {
        if (store.Of("SELECT state, count(*) FROM sweeps GROUP BY state") is var found && !found.SequenceEqual([$"completed|{sweeps}"]))
            yield return $"Sweeps by state: {string.Join(", ", found)}; expected {sweeps} that are completed.";
        if (store.Of("SELECT state, count(*) FROM runs GROUP BY state") is var states && !states.SequenceEqual([$"completed|{runs}"]))
            yield return $"Runs by state: {string.Join(", ", states)}; expected {runs} that are completed.";
        foreach (var (sql, what) in Queries(runs, epochs).Concat(timesTellOrder ? [BegunAfterTheEnd] : []))
            if (store.Of(sql) is { Count: > 0 } rows) yield return $"{what}: {string.Join("; ", rows.Take(5))}{(rows.Count > 5 ? $" and {rows.Count - 5} more" : "")}.";
    }

    private static (string Sql, string What) BegunAfterTheEnd =>
        ("SELECT a.run_id, a.attempt FROM attempts a JOIN runs r ON r.id = a.run_id WHERE a.started_at > r.ended_at", "Attempts begun after their run had ended");

    /// <summary>Each answers a row for each violation.</summary>
    private static IEnumerable<(string Sql, string What)> Queries(int runs, int epochs) =>
    [
        ($"SELECT run_id, count(*) FROM epochs GROUP BY run_id HAVING count(*) <> {epochs} OR min(epoch) <> 1 OR max(epoch) <> {epochs}", "Runs without each epoch once"),
        ($"SELECT count(DISTINCT run_id) FROM epochs HAVING count(DISTINCT run_id) <> {runs}", "Runs with epochs"),
        ("SELECT run_id, count(*) FROM attempts WHERE outcome = 'completed' GROUP BY run_id HAVING count(*) <> 1", "Runs completed more than once"),
        ("SELECT run_id, attempt FROM attempts WHERE ended_at IS NULL", "Attempts without an end"),
        ("SELECT r.id FROM runs r WHERE r.attempt <> (SELECT max(a.attempt) FROM attempts a WHERE a.run_id = r.id)", "Runs whose newest attempt is not the last one"),
        ("SELECT kind, message FROM events WHERE kind IN ('epoch_differs', 'damaged_checkpoint')", "Events that must not be"),
    ];
}
