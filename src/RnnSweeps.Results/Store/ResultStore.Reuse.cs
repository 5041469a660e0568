using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>What is as good as a training: the run came to the end that its own specification gives it.</summary>
    private static readonly string Whole = $"reused_from IS NULL AND {WholeRuns.Sql}";

    /// <summary>For each of the fingerprints that the store has results of, the run that was trained: the oldest one.</summary>
    public Task<IReadOnlyDictionary<string, RunId>> TrainedAsync(IEnumerable<string> fingerprints, CancellationToken cancellation = default) =>
        ReadAsync<IReadOnlyDictionary<string, RunId>>(
            c => fingerprints.Distinct().Select(f => (Fingerprint: f, Run: Trained(c, f))).Where(f => f.Run is not null)
                .ToDictionary(f => f.Fingerprint, f => RunId.Parse(f.Run!)),
            cancellation);

    /// <summary>The kind of processor that each of these runs was trained on (<see cref="Processor.Kind"/>).</summary>
    public Task<IReadOnlyDictionary<RunId, string>> TrainedOnAsync(IEnumerable<RunId> runs, CancellationToken cancellation = default) =>
        ReadAsync<IReadOnlyDictionary<RunId, string>>(c => runs.Distinct().ToDictionary(r => r, r => TrainedOn(c, r.ToString())), cancellation);

    /// <summary>The same of every run of a sweep that has come to its end, one of a kind each, as <see cref="Processor.Mixed"/> asks for.</summary>
    public Task<IReadOnlyList<string>> ProcessorsAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<string>>(
        c => Rows(
            c, row => Processor.Kind(row.TextOrNull("device"), row.TextOrNull("processor"), row.TextOrNull("instructions")),
            $"SELECT device, processor, instructions FROM runs WHERE sweep_id = @sweep AND {WholeRuns.Sql}", new { sweep = sweep.ToString() }),
        cancellation);

    private static string TrainedOn(DbConnection connection, string run) => Rows(
        connection, row => Processor.Kind(row.TextOrNull("device"), row.TextOrNull("processor"), row.TextOrNull("instructions")),
        "SELECT device, processor, instructions FROM runs WHERE id = @run", new { run }).Single();

    /// <summary>Of a run that begins here, or goes on here after another processor, which is worth telling: its figures are of both.</summary>
    private void NoteProcessor(DbConnection connection, RunStarted started)
    {
        if (started.Processor is not { } here) return;
        var run = started.Run.ToString();
        var former = started.FromEpoch == 0 ? here : here.After(Rows(
            connection, row => row.TextOrNull("processor") is { } model ? new Processor(model, row.TextOrNull("instructions") ?? "") : null,
            "SELECT processor, instructions FROM runs WHERE id = @run", new { run }).Single());
        connection.Execute("UPDATE runs SET processor = @Model, instructions = @Instructions WHERE id = @run", new { run, former.Model, former.Instructions });
        if (former.Model.EndsWith(Processor.Then + here.Model, StringComparison.Ordinal))
            Note(connection, "processor_differs", started.Run.Sweep, started.Run, $"Attempt {started.Attempt} goes on after epoch {started.FromEpoch} on another kind of processor: {former.Model} ({former.Instructions}). Its figures are not those of a training on one.");
    }

    private static string? Trained(DbConnection connection, string fingerprint) => connection.QueryFirstOrDefault<string?>(
        $"SELECT id FROM runs WHERE fingerprint = @fingerprint AND {Whole} ORDER BY ended_at, id LIMIT 1", new { fingerprint });

    /// <summary>
    /// Ends a run that has not begun with the results of an equal one: its figures, texts and hashes are copied, its files stay
    /// in the other's folder.
    /// </summary>
    private void TakeOver(DbConnection connection, RunId run, string former)
    {
        var equal = RunId.Parse(former).Sweep == run.Sweep ? "differs in parameters without effect alone" : "is equal in parameters, seed, texts and program";
        var what = new { id = run.ToString(), former, now = Now, message = $"Taken over from {former}, which {equal}; trained on {TrainedOn(connection, former)}." };
        connection.Execute(
            """
            INSERT INTO attempts (run_id, attempt, owner, slot, device, threads, versions, processor, instructions, message, outcome, started_at, ended_at)
            SELECT @id, 1, a.owner, a.slot, a.device, a.threads, a.versions, a.processor, a.instructions, @message, a.outcome, @now, @now
            FROM attempts a JOIN runs r ON r.id = a.run_id AND r.attempt = a.attempt WHERE r.id = @former
            """,
            what);
        connection.Execute(
            $"INSERT INTO epochs (run_id, epoch, attempt, {EpochFigures.Columns()}) SELECT @id, epoch, 1, {EpochFigures.Columns()} FROM epochs WHERE run_id = @former",
            what);
        connection.Execute(
            """
            INSERT INTO evaluations (run_id, text, attempt, loss, ppl, ppl_mean_of_batches)
            SELECT @id, text, 1, loss, ppl, ppl_mean_of_batches FROM evaluations WHERE run_id = @former;
            INSERT INTO samples (run_id, epoch, prefix, temperature, attempt, text)
            SELECT @id, epoch, prefix, temperature, 1, text FROM samples WHERE run_id = @former;
            INSERT INTO checkpoints (run_id, epoch, attempt, file, bytes, sha256, best, best_file, best_sha256, written_at)
            SELECT @id, epoch, 1, file, bytes, sha256, best, best_file, best_sha256, written_at FROM checkpoints WHERE run_id = @former
            """,
            what);
        connection.Execute(
            """
            UPDATE runs SET (state, reason, device, threads, versions, processor, instructions, vocabulary, parameter_count, peak_flops, weights_sha256) =
              (SELECT f.state, f.reason, f.device, f.threads, f.versions, f.processor, f.instructions, f.vocabulary, f.parameter_count, f.peak_flops, f.weights_sha256 FROM runs f WHERE f.id = @former),
              attempt = 1, reused_from = @former, message = @message, last_event_at = @now, ended_at = @now
            WHERE id = @id
            """,
            what);
    }
}
