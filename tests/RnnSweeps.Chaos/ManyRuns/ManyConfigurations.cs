using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Chaos.ManyRuns;

/// <summary>
/// Sweeps for the scripted trainer, to measure a host that has much to think about: one of many configurations under hyperband, a
/// search, and one whose runs have nearly all ended with every epoch in the store; beside each of them a sweep that goes on.
/// </summary>
/// <param name="Configurations">Of the large sweeps; a multiple of 100.</param>
internal sealed record ManyConfigurations(int Configurations)
{
    public const int Epochs = 100;

    public const string Halved = "halved", Search = "search", Full = "full", Beside = "beside";

    /// <summary>Configurations of <see cref="Full"/> that are left to train.</summary>
    public const int Left = 100;

    private const int Levels = 100;

    /// <summary>Nine tenths of the configurations go no further than the first rungs.</summary>
    public string HalvedYaml => $"""
        name: {Halved}
        corpora: {"{tm: time-machine}"}
        metric: {"{name: val_ppl, goal: minimize}"}
        early_terminate: {"{type: hyperband, min_iter: 1, eta: 3}"}
        parameters:
          corpus: tm
          epochs: {Epochs}
          hidden: {"{"}values: [{string.Join(", ", Enumerable.Range(1, Configurations / Levels))}]{"}"}
          sample_prefix: [{Prefixes("level", Levels)}]
        run_cap: {Configurations}
        """;

    public string SearchYaml => $"""
        name: {Search}
        corpora: {"{tm: time-machine}"}
        method: bayes
        metric: {"{name: val_ppl, goal: minimize}"}
        slots: 1
        budget: {"{runs: 200}"}
        parameters:
          corpus: tm
          epochs: 3
          lr: {"{distribution: log_uniform_values, min: 0.001, max: 10}"}
          hidden: {"{values: [8, 16, 32, 64]}"}
          clip: {"{distribution: uniform, min: 0.1, max: 2}"}
        """;

    public string FullYaml => $"""
        name: {Full}
        corpora: {"{tm: time-machine}"}
        slots: 1
        parameters:
          corpus: tm
          epochs: {Epochs}
          hidden: {"{"}values: [{string.Join(", ", Enumerable.Range(1, Configurations / Levels))}]{"}"}
          sample_prefix: [{Prefixes("ms=20 level", Levels)}]
        run_cap: {Configurations}
        """;

    /// <summary>Enough to go on all the time; it takes one slot at most.</summary>
    public string BesideYaml => $"""
        name: {Beside}
        corpora: {"{tm: time-machine}"}
        slots: 1
        parameters: {"{corpus: tm, epochs: 2, sample_prefix: 'ms=200'}"}
        seeds: [{string.Join(", ", Enumerable.Range(0, 2_000))}]
        run_cap: 2000
        """;

    /// <summary>Left in the store, as it is without a host; the host that starts next finds it.</summary>
    public static async Task<SweepId> SubmitAsync(ResultsFolder folder, string yaml)
    {
        folder.Create();
        await using var store = await ResultStore.OpenAsync(folder.Database, TimeProvider.System);
        var name = SweepFile.Parse(yaml, "sweep.yaml").Definition!.Name;
        return (await store.AddSweepAsync(new SweepSubmission(
            name, yaml, 0, [new FrozenText("tm", "time-machine", Cleaning.Letters, new string('a', 64), 1000, 1, "/texts/tm.txt")], "0.1.0", null))).Id;
    }

    /// <summary>The sweep as a host leaves it that has trained all but the last runs: every epoch of them is in the store.</summary>
    public async Task<SweepId> SubmitFullAsync(ResultsFolder folder)
    {
        var sweep = await SubmitAsync(folder, FullYaml);
        await using (var store = await ResultStore.OpenAsync(folder.Database, TimeProvider.System))
        {
            await store.AddRunsAsync(sweep, SweepExpansion.Expand(SweepFile.Parse(FullYaml, "sweep.yaml").Definition!));
        }
        await using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=false");
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // One run has been trained in earnest; the others get its rows.
        var model = await connection.ExecuteScalarAsync<string>("SELECT id FROM runs WHERE sweep_id LIKE @halved AND state = 'completed' LIMIT 1", new { halved = Halved + "%" });
        var whose = new { model, sweep = sweep.ToString(), last = Configurations - Left };
        await connection.ExecuteAsync(
            $"""
            INSERT INTO attempts ({Columns(connection, "attempts", "run_id")}, run_id)
            SELECT {Columns(connection, "attempts", "run_id", "a.")}, r.id FROM attempts a, runs r WHERE a.run_id = @model AND r.sweep_id = @sweep AND r.number <= @last;
            INSERT INTO epochs ({Columns(connection, "epochs", "run_id")}, run_id)
            SELECT {Columns(connection, "epochs", "run_id", "e.")}, r.id FROM runs r, epochs e WHERE e.run_id = @model AND r.sweep_id = @sweep AND r.number <= @last;
            UPDATE runs SET state = 'completed', attempt = m.attempt, device = m.device, threads = m.threads, versions = m.versions, weights_sha256 = m.weights_sha256,
              started_at = m.started_at, last_event_at = m.last_event_at, ended_at = m.ended_at
            FROM runs m WHERE m.id = @model AND runs.sweep_id = @sweep AND runs.number <= @last
            """,
            whose, transaction);
        await transaction.CommitAsync();
        return sweep;
    }

    private static string Columns(SqliteConnection connection, string table, string without, string prefix = "") =>
        string.Join(", ", connection.Query<string>($"SELECT name FROM pragma_table_info('{table}')").Where(c => c != without).Select(c => prefix + c));

    private static string Prefixes(string word, int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"'{word}={i}'"));
}
