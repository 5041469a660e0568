using RnnSweeps.Core.Parameters;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>One row a run: what it trained, how it ended, its final and best figures, and every parameter as a column.</summary>
internal static class RunSummaryView
{
    // Each figure is looked up for its run alone, by the key of epochs: whoever asks for one sweep reads that sweep's epochs, however
    // many others there are. (A table of sums over all epochs, joined by run, would be made whole for every question.)
    public static string Sql(Dialect dialect) => $"""
        SELECT r.sweep_id, r.id AS run_id, r.number AS run_number, r.configuration_index, r.configuration, r.label, r.seed, CASE WHEN r.paused = 1 AND r.state = 'queued' THEN 'paused' ELSE r.state END AS state, r.reason, r.message,
          r.reused_from, r.attempt AS attempts, r.failures, coalesce(last.epoch, 0) AS epochs_done, last.step AS steps_done,
          last.train_ppl AS final_train_ppl, final.val_ppl AS final_val_ppl, {Of("min(e.val_ppl)")} AS best_val_ppl,
          (SELECT b.epoch FROM epochs b WHERE b.run_id = r.id AND b.val_ppl IS NOT NULL ORDER BY b.val_ppl, b.epoch LIMIT 1) AS best_epoch,
          final.val_ppl_mean_of_batches AS final_val_ppl_mean_of_batches, {Of("min(e.val_ppl_mean_of_batches)")} AS best_val_ppl_mean_of_batches,
          final.val_loss AS final_val_loss, {Of("min(e.val_loss)")} AS best_val_loss, final.val_bpc AS final_val_bpc, {Of("min(e.val_bpc)")} AS best_val_bpc,
          {Of("sum(e.train_seconds)")} AS train_seconds, {Of("sum(e.val_seconds)")} AS val_seconds,
          {Of("sum(e.chars_per_second * e.train_seconds) / nullif(sum(e.train_seconds), 0)")} AS chars_per_second, {Of("max(e.peak_memory_bytes)")} AS peak_memory_bytes, r.parameter_count, r.peak_flops,
          {string.Join(",\n  ", ParameterCatalogue.All.Select(p => $"{Value(p, dialect)} AS \"{p.Name}\""))},
          r.texts, r.device, r.threads, r.processor, r.instructions, r.versions, r.program_version, r.git_commit, r.weights_sha256, r.created_at, r.started_at, r.ended_at
        FROM runs r {dialect.Parameters}
        LEFT JOIN epochs last ON last.run_id = r.id AND last.epoch = (SELECT max(m.epoch) FROM epochs m WHERE m.run_id = r.id)
        LEFT JOIN epochs final ON final.run_id = r.id AND final.epoch = (SELECT max(v.epoch) FROM epochs v WHERE v.run_id = r.id AND v.val_ppl IS NOT NULL)
        """;

    /// <summary>Over the run's rows; epochs that were trained twice count once.</summary>
    private static string Of(string figure) => $"(SELECT {figure} FROM epochs e WHERE e.run_id = r.id)";

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
