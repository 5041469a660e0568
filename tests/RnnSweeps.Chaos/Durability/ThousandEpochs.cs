using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Durability;

/// <summary>
/// The sweep whose disk forgets: epochs of a few milliseconds, so that hundreds lie between two moments, and more than a
/// checkpoint remembers; shuffling, dropout and optimizers with state, so that whatever goes on from the wrong place shows.
/// </summary>
internal sealed record ThousandEpochs(int Runs)
{
    public const string Name = "durability";

    public const int Epochs = 1000;

    private const int Configurations = 6;

    public string Yaml => $"""
        name: {Name}
        method: grid
        retries: 1000
        parameters:
          cell: [rnn, gru, lstm]
          optimizer: [sgd, adam]
          corpus: lamplighter
          layers: 1
          hidden: 6
          input_dropout: 0.1
          lr: 0.01
          steps: 8
          batch: 16
          train_windows: 32
          val_windows: 16
          epochs: {Epochs}
          eval_every: 10
          checkpoint_every: 25
          sample_length: 10
        seeds: [{string.Join(", ", Enumerable.Range(0, (Runs + Configurations - 1) / Configurations))}]
        run_cap: {Runs}
        """;

    /// <summary>What may not be so at any moment. A completed run has each epoch, whatever else the disk has forgotten.</summary>
    public static IEnumerable<string> Gaps(StoredRows store) => store.OfOrNone($"""
            SELECT r.id, count(e.epoch) FROM runs r LEFT JOIN epochs e ON e.run_id = r.id WHERE r.state = 'completed'
            GROUP BY r.id HAVING count(e.epoch) <> {Epochs} OR min(e.epoch) <> 1 OR max(e.epoch) <> {Epochs}
            """).Select(row => $"{row.Split('|')[0]} is completed with {row.Split('|')[1]} of {Epochs} epochs.");

    /// <summary>What may not be so at the end.</summary>
    public IEnumerable<string> Violations(StoredRows store, UndisturbedThousands undisturbed)
    {
        if (store.Of("SELECT state, count(*) FROM sweeps GROUP BY state") is var sweeps && !sweeps.SequenceEqual(["completed|1"]))
            yield return $"Sweeps by state: {string.Join(", ", sweeps)}; expected one that is completed.";
        if (store.Of("SELECT state, count(*) FROM runs GROUP BY state") is var states && !states.SequenceEqual([$"completed|{Runs}"]))
            yield return $"Runs by state: {string.Join(", ", states)}; expected {Runs} that are completed.";
        foreach (var gap in Gaps(store)) yield return gap;
        foreach (var open in store.Of("SELECT run_id, attempt FROM attempts WHERE ended_at IS NULL")) yield return $"Attempt {open} has no end.";
        foreach (var other in store.Of("SELECT kind, message FROM events WHERE kind = 'epoch_differs'")) yield return $"An epoch was not the same again: {other}.";
        foreach (var difference in TrainedNumbers.Of(store).DifferencesFrom(undisturbed.Numbers)) yield return difference;
    }
}

/// <summary>The same sweep, trained once on a disk that forgets nothing.</summary>
internal sealed record UndisturbedThousands(TrainedNumbers Numbers, WeightsOnDisk Weights, TimeSpan Took)
{
    public static async Task<UndisturbedThousands> TrainAsync(ThousandEpochs sweep, Workplace place, string program)
    {
        place.Write("sweep.yaml", sweep.Yaml);
        var began = DateTime.UtcNow;
        using var run = Launched.Start(place, "undisturbed.log", program, ["run", "sweep.yaml", "--results", "results"]);
        var code = await run.EndAsync(TimeSpan.FromHours(1));
        if (code != 0) throw new InvalidOperationException($"The undisturbed sweep ended with {code}; see {run.Log}.");
        var store = StoredRows.OfSqlite(place.Results);
        var weights = WeightsOnDisk.Of(store, place);
        var gaps = ThousandEpochs.Gaps(store).Concat(weights.Lost).ToList();
        if (gaps.Count > 0) throw new InvalidOperationException($"The undisturbed sweep in {place.Root} is not whole: {string.Join(' ', gaps)}");
        return new UndisturbedThousands(TrainedNumbers.Of(store), weights, DateTime.UtcNow - began);
    }
}
