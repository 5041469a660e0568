namespace RnnSweeps.Chaos.Checks;

/// <summary>Everything of a sweep's training that is the same however often it was interrupted, bit for bit.</summary>
internal sealed record TrainedNumbers(IReadOnlyList<string> Rows)
{
    private const int Shown = 5;

    public static TrainedNumbers Of(StoredRows store) => new(
    [
        .. store.Of("""
            SELECT 'epoch', run_id, epoch, step, train_loss, train_ppl, train_ppl_mean_of_batches, train_bpc, val_loss, val_ppl, val_ppl_mean_of_batches,
              val_bpc, grad_norm_mean, grad_norm_max, clipped_share, lr
            FROM epochs ORDER BY run_id, epoch
            """),
        .. store.Of("SELECT 'run', id, configuration, seed, state, weights_sha256, parameter_count FROM runs ORDER BY id"),
        .. store.Of("SELECT 'evaluation', run_id, text, loss, ppl, ppl_mean_of_batches FROM evaluations ORDER BY run_id, text"),
        .. store.Of("SELECT 'sample', run_id, epoch, prefix, temperature, text FROM samples ORDER BY run_id, epoch, prefix"),
    ]);

    /// <summary>Those of one sweep, told as those of another name; every row tells its run second.</summary>
    public TrainedNumbers OfSweep(string sweep, string name) => new(
        [.. Rows.Select(r => r.Split('|', 3)).Where(r => r[1].StartsWith(sweep + "/", StringComparison.Ordinal)).Select(r => $"{r[0]}|{name}{r[1][sweep.Length..]}|{r[2]}")]);

    /// <summary>The first rows that one has and the other lacks.</summary>
    public IEnumerable<string> DifferencesFrom(TrainedNumbers undisturbed)
    {
        var (mine, theirs) = (Rows.ToHashSet(StringComparer.Ordinal), undisturbed.Rows.ToHashSet(StringComparer.Ordinal));
        var lacking = undisturbed.Rows.Where(r => !mine.Contains(r)).ToList();
        var more = Rows.Where(r => !theirs.Contains(r)).ToList();
        if (lacking.Count > 0) yield return $"{lacking.Count} of {theirs.Count} rows of the undisturbed sweep are lacking: {string.Join("; ", lacking.Take(Shown))}.";
        if (more.Count > 0) yield return $"{more.Count} rows are not those of the undisturbed sweep: {string.Join("; ", more.Take(Shown))}.";
        if (lacking.Count + more.Count == 0 && Rows.Count != undisturbed.Rows.Count) yield return $"There are {Rows.Count} rows and {undisturbed.Rows.Count} in the undisturbed sweep.";
    }
}
