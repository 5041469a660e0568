using RnnSweeps.Core.Parameters;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>One row a run: what it trained, how it ended, its final and best figures, and every parameter as a column.</summary>
internal static class RunSummaryView
{
    // The figures of an epoch are summed over the run's rows; epochs that were trained twice count once.
    public static string Sql(Dialect dialect) => $"""
        WITH figures AS (
          SELECT run_id, max(epoch) AS epochs_done, max(step) AS steps_done, min(val_ppl) AS best_val_ppl,
            min(val_ppl_mean_of_batches) AS best_val_ppl_mean_of_batches, min(val_loss) AS best_val_loss, min(val_bpc) AS best_val_bpc,
            max(CASE WHEN val_ppl IS NOT NULL THEN epoch END) AS last_validated,
            sum(train_seconds) AS train_seconds, sum(val_seconds) AS val_seconds,
            sum(chars_per_second * train_seconds) / nullif(sum(train_seconds), 0) AS chars_per_second,
            max(peak_memory_bytes) AS peak_memory_bytes
          FROM epochs GROUP BY run_id
        )
        SELECT r.sweep_id, r.id AS run_id, r.number AS run_number, r.configuration_index, r.configuration, r.label, r.seed, r.state, r.reason, r.message,
          r.reused_from, r.attempt AS attempts, r.failures, coalesce(f.epochs_done, 0) AS epochs_done, f.steps_done,
          last.train_ppl AS final_train_ppl, final.val_ppl AS final_val_ppl, f.best_val_ppl,
          (SELECT min(b.epoch) FROM epochs b WHERE b.run_id = r.id AND b.val_ppl = f.best_val_ppl) AS best_epoch,
          final.val_ppl_mean_of_batches AS final_val_ppl_mean_of_batches, f.best_val_ppl_mean_of_batches,
          final.val_loss AS final_val_loss, f.best_val_loss, final.val_bpc AS final_val_bpc, f.best_val_bpc,
          f.train_seconds, f.val_seconds, f.chars_per_second, f.peak_memory_bytes, r.parameter_count,
          {string.Join(",\n  ", ParameterCatalogue.All.Select(p => $"{Value(p, dialect)} AS \"{p.Name}\""))},
          r.texts, r.device, r.threads, r.versions, r.program_version, r.git_commit, r.weights_sha256, r.created_at, r.started_at, r.ended_at
        FROM runs r {dialect.Parameters}
        LEFT JOIN figures f ON f.run_id = r.id
        LEFT JOIN epochs last ON last.run_id = r.id AND last.epoch = f.epochs_done
        LEFT JOIN epochs final ON final.run_id = r.id AND final.epoch = f.last_validated
        """;

    /// <summary>Rows of an older release lack a later parameter, and were trained as its default says.</summary>
    private static string Value(Parameter parameter, Dialect dialect) => parameter is { IsLater: true, Default: { } before }
        ? $"coalesce({dialect.Column(parameter)}, {Literal(before)})"
        : dialect.Column(parameter);

    private static string Literal(ParameterValue value) => value.Value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool truth => truth ? "1" : "0",
        _ => value.ToString(),
    };
}
