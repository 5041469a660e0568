using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.OneMachine;

/// <summary>
/// The sweep that is disturbed: runs of a few seconds with checkpoints, dropout, an optimizer with state, evaluations and
/// samples, so that whatever is restored wrongly shows in the numbers.
/// </summary>
/// <param name="Runs">A multiple of 12 has every configuration with as many seeds.</param>
internal sealed record ChaosSweep(int Runs)
{
    public const string Name = "chaos";

    public const int Epochs = 8;

    private const int Configurations = 12;

    public string Yaml => $"""
        name: {Name}
        method: grid
        retries: 1000
        evaluate_on: [lamplighter, ledger]
        parameters:
          cell: [rnn, gru, lstm]
          layers: [1, 2]
          optimizer: [sgd, adam]
          corpus: lamplighter
          hidden: 24
          dropout: 0.2
          input_dropout: 0.1
          lr: 0.01
          steps: 16
          batch: 32
          train_windows: 3072
          val_windows: 256
          epochs: {Epochs}
          checkpoint_every: 2
          sample_length: 20
        seeds: [{string.Join(", ", Enumerable.Range(0, (Runs + Configurations - 1) / Configurations))}]
        run_cap: {Runs}
        """;

    /// <summary>Everything that was promised about a sweep that has ended, whatever disturbed it.</summary>
    /// <param name="store">Where its rows are.</param>
    /// <param name="sweepFolder">Its folder under the results folder.</param>
    /// <param name="undisturbed">What is compared with.</param>
    /// <param name="timesTellOrder">False where the clock was not right all the time.</param>
    public IEnumerable<string> Violations(StoredRows store, string sweepFolder, UndisturbedSweep undisturbed, bool timesTellOrder = true) =>
    [
        .. OnceOnly.Violations(store, Runs, Epochs, timesTellOrder),
        .. TrainedNumbers.Of(store).DifferencesFrom(undisturbed.Numbers),
        .. WeightFiles.Differences(sweepFolder, undisturbed.Folder),
        .. WeightFiles.UnlikeTheirRecords(store, Path.GetDirectoryName(sweepFolder)!),
    ];
}

/// <summary>The same sweep, trained once with nobody in its way.</summary>
/// <param name="Folder">Its folder under the results folder.</param>
internal sealed record UndisturbedSweep(TrainedNumbers Numbers, string Folder, TimeSpan Took)
{
    public static async Task<UndisturbedSweep> TrainAsync(ChaosSweep sweep, Workplace place, string program)
    {
        place.Write("sweep.yaml", sweep.Yaml);
        var began = DateTime.UtcNow;
        using var run = Launched.Start(place, "undisturbed.log", program, ["run", "sweep.yaml", "--results", "results"]);
        var code = await run.EndAsync(TimeSpan.FromHours(1));
        if (code != 0) throw new InvalidOperationException($"The undisturbed sweep ended with {code}; see {run.Log}.");
        var store = StoredRows.OfSqlite(place.Results);
        var violations = OnceOnly.Violations(store, sweep.Runs, ChaosSweep.Epochs).ToList();
        if (violations.Count > 0) throw new InvalidOperationException($"The undisturbed sweep in {place.Root} is not whole: {string.Join(' ', violations)}");
        return new UndisturbedSweep(TrainedNumbers.Of(store), Path.Combine(place.Results, ChaosSweep.Name), DateTime.UtcNow - began);
    }
}
