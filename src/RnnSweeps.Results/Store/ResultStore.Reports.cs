using System.Data.Common;
using Dapper;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    private static readonly string WriteEpoch = $"""
        INSERT INTO epochs (run_id, epoch, attempt, {EpochFigures.Columns()})
        VALUES (@run, @epoch, @attempt, {EpochFigures.Columns("@")})
        ON CONFLICT (run_id, epoch) DO UPDATE SET attempt = excluded.attempt,
          {string.Join(", ", EpochFigure.All.Select(f => $"{f.Column} = excluded.{f.Column}"))}
        """;

    /// <summary>
    /// Writes what a trainer reported, in its order, in one transaction: metrics of an epoch, then the checkpoint's record.
    /// False, with nothing written, if the attempt is not the run's current one or the run is not running. An epoch that an
    /// earlier attempt wrote already is replaced (it is bit-identical on a CPU; where it is not, event <c>epoch_differs</c>
    /// says by what); the same event twice changes nothing. A checkpoint that a later attempt has taken over gets that one's file names, and
    /// stays the work of the attempt that trained up to it. With a checkpoint's record all is on the disk (fsync) when the task ends: what
    /// a trainer need not tell again must not be lost.
    /// <see cref="RunFinished"/>, <see cref="RunFailed"/>, <see cref="RungReached"/> and <see cref="RunInterrupted"/> change no state here.
    /// </summary>
    public Task<bool> AppendAsync(RunId id, int attempt, IReadOnlyList<RunEvent> events, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            var isCurrent = connection.Execute(
                "UPDATE runs SET last_event_at = @now WHERE id = @id AND attempt = @attempt AND state = 'running'",
                new { id = id.ToString(), attempt, now = Now }) == 1;
            if (!isCurrent || events.Any(e => e.Run != id || e.Attempt != attempt))
            {
                NoteFenced(connection, id, $"{events.Count} events of attempt {attempt} were refused");
                return false;
            }
            foreach (var e in events) Write(connection, e);
            return true;
        },
        cancellation, durable: events.Any(e => e is CheckpointWritten));

    /// <summary>So many epochs, from the first, have a row: the last one before the first gap. 0 for none.</summary>
    public Task<int> StoredEpochsAsync(RunId id, CancellationToken cancellation = default) => ReadAsync(c => StoredEpochs(c, id), cancellation);

    private static int StoredEpochs(DbConnection connection, RunId id) => connection.ExecuteScalar<int>(
        """
        SELECT CASE WHEN count(*) = coalesce(max(epoch), 0) THEN count(*)
          ELSE (SELECT coalesce(min(e.epoch), 0) FROM (SELECT 0 AS epoch UNION ALL SELECT epoch FROM epochs WHERE run_id = @run) e
                WHERE NOT EXISTS (SELECT 1 FROM epochs n WHERE n.run_id = @run AND n.epoch = e.epoch + 1)) END
        FROM epochs WHERE run_id = @run
        """,
        new { run = id.ToString() });

    private void Write(DbConnection connection, RunEvent e)
    {
        var run = e.Run.ToString();
        switch (e)
        {
            case RunStarted started:
                connection.Execute(
                    "UPDATE runs SET parameter_count = @ParameterCount, vocabulary = @vocabulary, peak_flops = @PeakFlops WHERE id = @run",
                    new { run, started.ParameterCount, started.PeakFlops, vocabulary = Json.Write(started.Vocabulary) });
                connection.Execute(
                    "UPDATE attempts SET from_epoch = @FromEpoch, processor = @Model, instructions = @Instructions WHERE run_id = @run AND attempt = @Attempt",
                    new { run, e.Attempt, started.FromEpoch, started.Processor?.Model, started.Processor?.Instructions });
                NoteProcessor(connection, started);
                foreach (var skipped in started.SkippedCheckpoints)
                    Note(connection, "damaged_checkpoint", e.Run.Sweep, e.Run, skipped);
                break;
            case EpochEnded ended:
                NoteDifference(connection, ended);
                connection.Execute(WriteEpoch, EpochParameters(ended));
                break;
            case CheckpointWritten checkpoint:
                connection.Execute(
                    """
                    INSERT INTO checkpoints (run_id, epoch, attempt, file, bytes, sha256, best, best_file, best_sha256, written_at)
                    VALUES (@run, @Epoch, @Attempt, @File, @Bytes, @Sha256, @best, @BestFile, @BestSha256, @now)
                    ON CONFLICT (run_id, epoch) DO UPDATE SET file = excluded.file, bytes = excluded.bytes, sha256 = excluded.sha256, best = excluded.best,
                      best_file = excluded.best_file, best_sha256 = excluded.best_sha256, written_at = excluded.written_at,
                      attempt = CASE WHEN checkpoints.sha256 = excluded.sha256 THEN checkpoints.attempt ELSE excluded.attempt END
                    WHERE checkpoints.file <> excluded.file OR checkpoints.sha256 <> excluded.sha256 OR coalesce(checkpoints.best_file, '') <> coalesce(excluded.best_file, '')
                    """,
                    new
                    {
                        run, checkpoint.Epoch, e.Attempt, checkpoint.File, checkpoint.Bytes, checkpoint.Sha256, best = checkpoint.Best ? 1 : 0,
                        checkpoint.BestFile, checkpoint.BestSha256, now = Now,
                    });
                break;
            case SampleWritten sample:
                connection.Execute(
                    """
                    INSERT INTO samples (run_id, epoch, prefix, temperature, attempt, text)
                    VALUES (@run, @Epoch, @Prefix, @Temperature, @Attempt, @Text)
                    ON CONFLICT (run_id, epoch, prefix, temperature) DO UPDATE SET attempt = excluded.attempt, text = excluded.text
                    """,
                    new { run, sample.Epoch, Prefix = StorableText.Text(sample.Prefix), sample.Temperature, e.Attempt, Text = StorableText.Text(sample.Text) });
                break;
            case RunFinished finished:
                connection.Execute("UPDATE runs SET weights_sha256 = @WeightsSha256 WHERE id = @run", new { run, finished.WeightsSha256 });
                foreach (var evaluation in finished.Evaluations) WriteEvaluation(connection, e, evaluation);
                break;
            case RunFailed failed:
                connection.Execute(
                    "UPDATE attempts SET failure = @failure, message = @Message, detail = @Detail WHERE run_id = @run AND attempt = @Attempt",
                    new { run, e.Attempt, failure = failed.Kind.Name(), Message = StorableText.Text(failed.Message), Detail = StorableText.TextOrNull(failed.Detail) });
                break;
            case RunInterrupted interrupted:
                connection.Execute(
                    "UPDATE attempts SET message = @message WHERE run_id = @run AND attempt = @Attempt",
                    new { run, e.Attempt, message = $"interrupted after epoch {interrupted.Epoch}" });
                break;
            case RungReached rung:
                connection.Execute(
                    "UPDATE attempts SET message = @message WHERE run_id = @run AND attempt = @Attempt",
                    new { run, e.Attempt, message = $"reached its rung after epoch {rung.Epoch}" });
                break;
            default:
                throw new ArgumentException($"Unknown event {e.GetType().Name} of run {e.Run}.", nameof(e));
        }
    }

    private void NoteDifference(DbConnection connection, EpochEnded ended)
    {
        var former = Rows(connection, row => (Attempt: row.Integer("attempt"), Metrics: EpochFigures.Read(row)),
            "SELECT * FROM epochs WHERE run_id = @run AND epoch = @Epoch", new { run = ended.Run.ToString(), ended.Metrics.Epoch })
            .SingleOrDefault();
        if (former.Metrics is null || former.Attempt == ended.Attempt || EpochFigures.Difference(former.Metrics, ended.Metrics) is not { } difference) return;
        Note(connection, "epoch_differs", ended.Run.Sweep, ended.Run,
            $"Epoch {ended.Metrics.Epoch} differs between attempts {former.Attempt} and {ended.Attempt}: {difference}.");
    }

    private static DynamicParameters EpochParameters(EpochEnded ended)
    {
        var parameters = new DynamicParameters(new { run = ended.Run.ToString(), epoch = ended.Metrics.Epoch, attempt = ended.Attempt });
        foreach (var (column, value) in EpochFigures.Values(ended.Metrics)) parameters.Add(column, value);
        return parameters;
    }

    private static void WriteEvaluation(DbConnection connection, RunEvent e, TextEvaluation evaluation) => connection.Execute(
        """
        INSERT INTO evaluations (run_id, text, attempt, loss, ppl, ppl_mean_of_batches)
        VALUES (@run, @Text, @Attempt, @loss, @ppl, @pplMeanOfBatches)
        ON CONFLICT (run_id, text) DO UPDATE SET attempt = excluded.attempt, loss = excluded.loss, ppl = excluded.ppl,
          ppl_mean_of_batches = excluded.ppl_mean_of_batches
        """,
        new
        {
            run = e.Run.ToString(), evaluation.Text, e.Attempt, loss = EpochFigures.Stored(evaluation.Loss),
            ppl = EpochFigures.Stored(evaluation.Ppl), pplMeanOfBatches = EpochFigures.Stored(evaluation.PplMeanOfBatches),
        });
}
