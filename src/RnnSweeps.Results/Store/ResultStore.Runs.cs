using System.Data.Common;
using Dapper;
using RnnSweeps.Core;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>So many runs are added in one transaction: whoever writes beside a sweep of many thousands waits for these alone.</summary>
    private const int AddedAtOnce = 200;

    /// <summary>Adds the runs that are not there yet, as queued, some hundreds at a time. The same call again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The sweep is unknown, or a number is taken by a run of another configuration or seed.</exception>
    public async Task AddRunsAsync(SweepId sweep, IReadOnlyList<PlannedRun> runs, RunSettings? terms = null, CancellationToken cancellation = default)
    {
        foreach (var part in runs.Chunk(AddedAtOnce))
            await WriteAsync(
                connection =>
                {
                    AddRuns(connection, sweep, part, terms ?? new RunSettings());
                    return true;
                },
                cancellation);
    }

    private void AddRuns(DbConnection connection, SweepId sweep, IReadOnlyList<PlannedRun> runs, RunSettings terms)
    {
        Dialect.LockSweep(connection, sweep);
        var known = Rows(connection, row => (Number: row.Integer("number"), What: (row.Text("configuration"), row.Long("seed"))),
            "SELECT number, configuration, seed FROM runs WHERE sweep_id = @sweep AND number BETWEEN @first AND @last",
            new { sweep = sweep.ToString(), first = runs.Min(r => r.Number), last = runs.Max(r => r.Number) })
            .ToDictionary(r => r.Number, r => r.What);
        var missing = runs.Where(r => !known.ContainsKey(r.Number)).ToList();
        foreach (var run in runs.Except(missing))
            if (known[run.Number] is var what && what != (run.Configuration.Hash, run.Seed))
                throw new InvalidOperationException($"Run {new RunId(sweep, run.Number)} has configuration {what.Item1} and seed {what.Item2}; it cannot become {run.Configuration.Hash} with seed {run.Seed}.");
        var stored = Sweeps(connection, "WHERE id = @id", new { id = sweep.ToString() }).SingleOrDefault()
            ?? throw new InvalidOperationException($"There is no sweep '{sweep}' in the store.");
        foreach (var run in missing) AddRun(connection, stored, run, terms);
    }

    public Task<RunRecord?> FindRunAsync(RunId id, CancellationToken cancellation = default) => ReadAsync(
        c => Rows(c, RunOf, "SELECT * FROM runs WHERE id = @id", new { id = id.ToString() }).SingleOrDefault(), cancellation);

    /// <summary>All runs of a sweep by number.</summary>
    public Task<IReadOnlyList<RunRecord>> RunsAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<RunRecord>>(
        c => Rows(c, RunOf, "SELECT * FROM runs WHERE sweep_id = @sweep ORDER BY number", new { sweep = sweep.ToString() }), cancellation);

    private void AddRun(DbConnection connection, SweepRecord sweep, PlannedRun run, RunSettings terms)
    {
        var id = new RunId(sweep.Id, run.Number);
        var texts = sweep.Material.TextsOf(TrainingSettings.From(run.Configuration));
        var fingerprint = sweep.Material.Fingerprint(run.Configuration, run.Seed, terms.Stop, (sweep.ProgramVersion, sweep.GitCommit));
        connection.Execute(
            """
            INSERT INTO runs (id, sweep_id, number, configuration_index, configuration, label, parameters, seed, texts, state,
              until_epoch, fingerprint, program_version, git_commit, created_at)
            VALUES (@id, @sweep, @Number, @ConfigurationIndex, @Hash, @Label, @Canonical, @Seed, @texts, 'queued',
              @until, @fingerprint, @ProgramVersion, @GitCommit, @at)
            """,
            new
            {
                id = id.ToString(), sweep = sweep.Id.ToString(), run.Number, run.ConfigurationIndex,
                run.Configuration.Hash, run.Label, run.Configuration.Canonical, run.Seed,
                texts = Json.Write(texts.Select(t => new { t.Name, t.Sha256, t.Share })),
                until = terms.Until?.Invoke(run), fingerprint, sweep.ProgramVersion, sweep.GitCommit, at = Now,
            });
        if (terms.Reuse && Trained(connection, fingerprint) is { } former) TakeOver(connection, id, former);
        else Follow(connection, id, fingerprint, mayWait: terms.Until?.Invoke(run) is null);
    }

    private static RunRecord RunOf(Row row) => new(
        RunId.Parse(row.Text("id")), row.Integer("configuration_index"), row.Text("label"), Json.Read<Configuration>(row.Text("parameters")),
        row.Long("seed"), RunStates.Parse(row.Text("state")), row.TextOrNull("reason"), row.TextOrNull("message"), row.Integer("attempt"),
        row.Integer("failures"), row.TextOrNull("device"), row.IntegerOrNull("threads"), row.MomentOrNull("started_at"), row.MomentOrNull("ended_at"), row.IntegerOrNull("until_epoch"),
        row.TextOrNull("reused_from") is { } former ? RunId.Parse(former) : null)
    {
        Paused = row.Integer("paused") == 1,
        Priority = row.Integer("priority"),
        RetriedAt = row.Integer("retried_at"),
        NotBefore = row.MomentOrNull("not_before"),
    };
}
