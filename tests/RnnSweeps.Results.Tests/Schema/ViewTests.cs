using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Schema;

/// <summary>The views' figures, compared with the same figures computed here.</summary>
public abstract class ViewTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const double Tolerance = 1e-12;

    [Fact]
    public async Task A_runs_summary_holds_its_final_and_best_figures()
    {
        var run = new RunId(await Store.SweepAsync(["lstm"], [3]), 1);
        EpochMetrics[] epochs =
        [
            Given.Epoch(1, 12) with { TrainSeconds = 1, CharsPerSecond = 300, PeakMemoryBytes = 10 },
            Given.Epoch(2, 8) with { TrainSeconds = 2, CharsPerSecond = 150, PeakMemoryBytes = 30 },
            Given.Epoch(3, 9) with { TrainSeconds = 3, CharsPerSecond = 100, PeakMemoryBytes = 20 },
            Given.Epoch(4, 7) with { ValLoss = null, ValPpl = null, ValPplMeanOfBatches = null, ValBpc = null, ValSeconds = null },
        ];
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.AppendAsync(run, 1, [new RunStarted(run, 1, 0, 777, ["a"], [], 4.5e10, new Processor("EPYC", "AVX512")), .. epochs.Select(e => new EpochEnded(run, 1, e))]);
        var row = Assert.Single(await RowsAsync("SELECT * FROM run_summary"));
        Assert.Equal(("depth", "depth/0001", 1L, "running", 1L, 3L), (row["sweep_id"], row["run_id"], row["run_number"], row["state"], row["attempts"], row["seed"]));
        Assert.Equal((4L, 40L, 2L), (row["epochs_done"], row["steps_done"], row["best_epoch"]));
        Assert.Equal((8d, 9d, 8.1, 9.1), (row["best_val_ppl"], row["final_val_ppl"], row["best_val_ppl_mean_of_batches"], row["final_val_ppl_mean_of_batches"]));
        Assert.Equal((8 / 4d, 9 / 4d, 6d), (row["best_val_loss"], row["final_val_loss"], row["final_train_ppl"]));
        Assert.Equal((8d, 1.5, 1L << 20, 777L), (row["train_seconds"], row["val_seconds"], row["peak_memory_bytes"], row["parameter_count"]));
        Assert.Equal((4.5e10, "EPYC", "AVX512"), (row["peak_flops"], row["processor"], row["instructions"]));
        Assert.Equal((300 + 300 + 300 + (2 * 160_000)) / 8d, (double)row["chars_per_second"]!, Tolerance);
        Assert.Equal(("lstm", 1L, 2d, "tm", 1L, ""), (row["cell"], row["layers"], row["lr"], row["corpus"], row["shuffle"], row["init_from"]));
        Assert.Equal("""[{"name":"time-machine","sha256":"a1","share":1}]""", row["texts"]);
    }

    [Fact]
    public async Task A_run_without_epochs_has_a_summary_too()
    {
        await Store.SweepAsync(["lstm"], [3]);
        var row = Assert.Single(await RowsAsync("SELECT * FROM run_summary"));
        Assert.Equal(("queued", 0L, null, null), (row["state"], row["epochs_done"], row["best_val_ppl"], row["train_seconds"]));
    }

    [Fact]
    public async Task A_configuration_with_runs_of_several_processors_is_marked_and_so_is_a_run_that_changed_it()
    {
        var sweep = await Store.SweepAsync(["gru", "lstm"], [0, 1]);
        await TrainAsync(new RunId(sweep, 1), ("EPYC", "AVX512"));
        await TrainAsync(new RunId(sweep, 2), ("EPYC", "AVX2"));
        await TrainAsync(new RunId(sweep, 3), ("EPYC", "AVX512"));
        await TrainAsync(new RunId(sweep, 4), ("EPYC", "AVX512"));
        Assert.Equal(["several", "EPYC, AVX512"], (await RowsAsync("SELECT processor FROM leaderboard ORDER BY configuration_index")).Select(r => r["processor"]));
        Assert.Equal(["EPYC, AVX2", "EPYC, AVX512", "EPYC, AVX512", "EPYC, AVX512"], (await Store.ProcessorsAsync(sweep)).Order(StringComparer.Ordinal));

        var changed = new RunId(await Store.SweepAsync(["rnn"], [0]), 1);
        await Store.BeginAttemptAsync(changed, 0, Given.Place);
        await Store.AppendAsync(changed, 1, [new RunStarted(changed, 1, 0, 777, ["a"], [], null, new Processor("EPYC", "AVX512"))]);
        await Store.RequeueAsync(changed, 1, null, "Interrupted.");
        await Store.BeginAttemptAsync(changed, 1, Given.Place);
        await Store.AppendAsync(changed, 2, [new RunStarted(changed, 2, 10, 777, ["a"], [], null, new Processor("Xeon", "AVX512"))]);
        Assert.Equal("EPYC, then Xeon", Assert.Single(await RowsAsync($"SELECT processor FROM run_summary WHERE run_id = '{changed}'"))["processor"]);
        Assert.Equal(["EPYC", "Xeon"], (await RowsAsync($"SELECT processor FROM attempts WHERE run_id = '{changed}' ORDER BY attempt")).Select(r => r["processor"]));
        Assert.Contains("after epoch 10 on another kind of processor", Assert.Single(await RowsAsync("SELECT message FROM events WHERE kind = 'processor_differs'"))["message"] as string, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leaderboard_holds_mean_and_standard_deviation_of_completed_runs()
    {
        var sweep = await Store.SweepAsync(["rnn", "gru", "lstm"], [0, 1, 2]);
        var random = new Random(5);
        var best = new double[9];
        var final = new double[9];
        for (var i = 0; i < 9; i++)
        {
            double[] ppls = [.. Enumerable.Range(0, 5).Select(_ => 7 + random.NextDouble())];
            (best[i], final[i]) = (ppls.Min(), ppls[^1]);
            var run = new RunId(sweep, i + 1);
            if (i == 8) await EndOtherwiseAsync(run, RunOutcome.Failed(FailureKind.Diverged, "Loss became NaN."));
            else if (i >= 6) await EndOtherwiseAsync(run, RunOutcome.Cancelled("Asked."));
            else if (i == 5) await EndOtherwiseAsync(run, RunOutcome.Stopped("hyperband", "slow"));
            else await Store.TrainAsync(run, ppls);
        }
        var rows = await RowsAsync("SELECT * FROM leaderboard ORDER BY configuration_index");
        Assert.Equal([3L, 2L, 0L], rows.Select(r => r["n"]));
        Assert.Equal([0L, 0L, 1L], rows.Select(r => r["failed_runs"]));
        Check(rows[0], best[..3], final[..3]);
        Check(rows[1], best[3..5], final[3..5]);
        Assert.Equal((null, null, null), (rows[2]["mean_best_val_ppl"], rows[2]["sd_best_val_ppl"], rows[2]["mean_chars_per_second"]));
        Assert.Equal(["rnn", "gru", "lstm"], rows.Select(r => r["cell"]));
    }

    [Fact]
    public async Task One_run_has_a_mean_and_no_standard_deviation()
    {
        var sweep = await Store.SweepAsync(["gru"], [0]);
        await Store.TrainAsync(new RunId(sweep, 1), 9, 8);
        var row = Assert.Single(await RowsAsync("SELECT * FROM leaderboard"));
        Assert.Equal((8d, null), (row["mean_best_val_ppl"], row["sd_best_val_ppl"]));
    }

    [Fact]
    public async Task Runs_on_other_texts_are_never_averaged_or_compared()
    {
        var sweep = await Store.SweepAsync(["rnn", "gru"], [0, 1]);
        await Database.DropTriggerAsync("runs_identity", "runs");
        await Database.ByHandAsync("UPDATE runs SET texts = 'other' WHERE number IN (2, 3)");
        for (var i = 1; i <= 4; i++) await Store.TrainAsync(new RunId(sweep, i), 6 + i);
        var rows = await RowsAsync("SELECT * FROM leaderboard ORDER BY mean_best_val_ppl");
        Assert.Equal([7d, 8d, 9d, 10d], rows.Select(r => r["mean_best_val_ppl"]));
        Assert.Empty(await RowsAsync("SELECT * FROM comparisons"));
    }

    [Fact]
    public async Task Sweeps_are_kept_apart()
    {
        foreach (var name in (string[])["one", "two"])
            await Store.TrainAsync(new RunId(await Store.SweepAsync(["gru"], [0], name), 1), name == "one" ? 5 : 9);
        Assert.Equal([5d, 9d], (await RowsAsync("SELECT * FROM leaderboard ORDER BY sweep_id")).Select(r => r["mean_best_val_ppl"]));
    }

    [Fact]
    public async Task Comparisons_pair_configurations_by_seed()
    {
        var sweep = await Store.SweepAsync(["rnn", "gru", "lstm"], [0, 1, 2]);
        double[] best = [9, 9.5, 8.75, 8, 8.25, 9];
        for (var i = 0; i < 6; i++) await Store.TrainAsync(new RunId(sweep, i + 1), 20, best[i], best[i] + (i * 0.5));
        await Store.TrainAsync(new RunId(sweep, 8), 7);
        var rows = await RowsAsync("SELECT * FROM comparisons ORDER BY index_a, index_b");
        Assert.Equal([("cell=rnn", "cell=gru", 3L), ("cell=rnn", "cell=lstm", 1L), ("cell=gru", "cell=lstm", 1L)],
            rows.Select(r => ((string)r["label_a"]!, (string)r["label_b"]!, (long)r["n"]!)));
        double[] difference = [9 - 8, 9.5 - 8.25, 8.75 - 9];
        Assert.Equal(difference.Average(), (double)rows[0]["mean_best_val_ppl_difference"]!, Tolerance);
        Assert.Equal(Sd(difference), (double)rows[0]["sd_best_val_ppl_difference"]!, Tolerance);
        Assert.Equal(difference.Average() - 1.5, (double)rows[0]["mean_final_val_ppl_difference"]!, Tolerance);
        Assert.Equal((1L, 1d), (rows[0]["best_val_ppl_lower_in_a"], rows[0]["mean_chars_per_second_ratio"]));
        Assert.Null(rows[1]["sd_best_val_ppl_difference"]);
    }

    private static void Check(Dictionary<string, object?> row, double[] best, double[] final)
    {
        Assert.Equal(best.Average(), (double)row["mean_best_val_ppl"]!, Tolerance);
        Assert.Equal(Sd(best), (double)row["sd_best_val_ppl"]!, Tolerance);
        Assert.Equal(final.Average(), (double)row["mean_final_val_ppl"]!, Tolerance);
        Assert.Equal(Sd(final), (double)row["sd_final_val_ppl"]!, Tolerance);
        Assert.Equal(best.Average() + 0.1, (double)row["mean_best_val_ppl_mean_of_batches"]!, Tolerance);
        Assert.Equal((160_000d, 10d), ((double)row["mean_chars_per_second"]!, (double)row["mean_train_seconds"]!));
    }

    private static double Sd(double[] values) => Math.Sqrt(values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Length - 1));

    private async Task TrainAsync(RunId run, (string Model, string Instructions) on)
    {
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.AppendAsync(run, 1, [new RunStarted(run, 1, 0, 777, ["a"], [], null, new Processor(on.Model, on.Instructions)), new EpochEnded(run, 1, Given.Epoch(1))]);
        Assert.True(await Store.EndRunAsync(run, 1, RunOutcome.Completed));
    }

    private async Task EndOtherwiseAsync(RunId run, RunOutcome outcome)
    {
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1, 2))]);
        Assert.True(await Store.EndRunAsync(run, 1, outcome));
    }

    private async Task<List<Dictionary<string, object?>>> RowsAsync(string sql)
    {
        var result = await ReadOnlyQuery.RunAsync(Store, sql);
        return [.. result.Rows.Select(row => result.Columns.Zip(row).ToDictionary(p => p.First, p => p.Second))];
    }
}
