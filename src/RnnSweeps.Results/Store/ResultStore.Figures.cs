using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>All epochs of a run, from the first.</summary>
    public Task<IReadOnlyList<EpochMetrics>> EpochsAsync(RunId run, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<EpochMetrics>>(
        c => Rows(c, EpochFigures.Read, "SELECT * FROM epochs WHERE run_id = @run ORDER BY epoch", new { run = run.ToString() }), cancellation);

    /// <summary>What the trained model scored on each text of its corpus; empty before it has finished.</summary>
    public Task<IReadOnlyList<TextEvaluation>> EvaluationsAsync(RunId run, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<TextEvaluation>>(
        c => Rows(
            c, row => new TextEvaluation(row.Text("text"), row.Number("loss"), row.Number("ppl"), row.Number("ppl_mean_of_batches")),
            "SELECT * FROM evaluations WHERE run_id = @run ORDER BY text", new { run = run.ToString() }),
        cancellation);

    /// <summary>What the model wrote, oldest first.</summary>
    public Task<IReadOnlyList<SampleWritten>> SamplesAsync(RunId run, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<SampleWritten>>(
        c => Rows(
            c, row => new SampleWritten(run, row.Integer("attempt"), row.Integer("epoch"), row.Text("prefix"), row.Text("text"), row.Number("temperature")),
            "SELECT * FROM samples WHERE run_id = @run ORDER BY epoch, prefix, temperature", new { run = run.ToString() }),
        cancellation);

    /// <summary>Every checkpoint that was written, oldest first; the trainer deletes all but the last two files. The newest record says which files of a run count.</summary>
    public Task<IReadOnlyList<CheckpointWritten>> CheckpointsAsync(RunId run, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<CheckpointWritten>>(
        c => Rows(
            c, row => CheckpointOf(row, run),
            "SELECT * FROM checkpoints WHERE run_id = @run ORDER BY epoch", new { run = run.ToString() }),
        cancellation);

    /// <summary>
    /// The newest record of each completed or stopped run of a sweep that has one, by number: it says which files are its result; and
    /// the run whose folder has them, another one where results were taken over.
    /// </summary>
    public Task<IReadOnlyList<(CheckpointWritten Result, RunId TrainedAs)>> ResultFilesAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<(CheckpointWritten Result, RunId TrainedAs)>>(
        c => Rows(
            c, row => (CheckpointOf(row, RunId.Parse(row.Text("run_id"))), RunId.Parse(row.Text("trained_as"))),
            """
            SELECT c.*, coalesce(r.reused_from, r.id) AS trained_as FROM checkpoints c JOIN runs r ON r.id = c.run_id
            WHERE r.sweep_id = @sweep AND r.state IN ('completed', 'stopped') AND c.epoch = (SELECT max(n.epoch) FROM checkpoints n WHERE n.run_id = r.id)
            ORDER BY r.number
            """,
            new { sweep = sweep.ToString() }),
        cancellation);

    private static CheckpointWritten CheckpointOf(Row row, RunId run) => new(
        run, row.Integer("attempt"), row.Integer("epoch"), row.Text("file"), row.Long("bytes"), row.Text("sha256"), row.Integer("best") == 1,
        row.TextOrNull("best_file"), row.TextOrNull("best_sha256"));
}
