namespace RnnSweeps.Results.Schema;

/// <summary>One row an epoch of a run, with what is needed to draw it.</summary>
internal static class CurvesView
{
    public const string Sql = """
        SELECT r.sweep_id, e.run_id, r.number AS run_number, r.configuration_index, r.configuration, r.label, r.seed, e.epoch, e.step,
          e.train_loss, e.train_ppl, e.train_ppl_mean_of_batches, e.train_bpc, e.val_loss, e.val_ppl, e.val_ppl_mean_of_batches, e.val_bpc,
          e.grad_norm_mean, e.grad_norm_max, e.clipped_share, e.lr, e.train_seconds, e.val_seconds, e.chars_per_second, e.peak_memory_bytes,
          e.attempt
        FROM epochs e
        JOIN runs r ON r.id = e.run_id
        """;
}
