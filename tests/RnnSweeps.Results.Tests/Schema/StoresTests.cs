using System.Globalization;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;
using Cells = System.Collections.Generic.Dictionary<string, object?>;

namespace RnnSweeps.Results.Tests.Schema;

/// <summary>A store of each earlier schema has in it after it was opened what it had before, and it means the same.</summary>
public sealed class StoresTests
{
    /// <summary>Figures of an epoch, by the columns that they have had since the first schema.</summary>
    private static readonly (string Column, Func<EpochMetrics, double?> Of)[] Figures =
    [
        ("train_loss", e => e.TrainLoss), ("train_ppl", e => e.TrainPpl), ("train_ppl_mean_of_batches", e => e.TrainPplMeanOfBatches), ("train_bpc", e => e.TrainBpc),
        ("val_loss", e => e.ValLoss), ("val_ppl", e => e.ValPpl), ("val_ppl_mean_of_batches", e => e.ValPplMeanOfBatches), ("val_bpc", e => e.ValBpc),
        ("grad_norm_mean", e => e.GradNormMean), ("grad_norm_max", e => e.GradNormMax), ("clipped_share", e => e.ClippedShare), ("lr", e => e.Lr),
        ("train_seconds", e => e.TrainSeconds), ("val_seconds", e => e.ValSeconds), ("chars_per_second", e => e.CharsPerSecond),
    ];

    public static TheoryData<string> Names => [.. OldStore.Names];

    /// <summary>
    /// No program stored schema 1, 8 or 10 alone: 1 and 2 came in one commit, 10 and 11 in one merge, and 8 was the newest for two
    /// minutes. A new migration wants a store of the schema before it: see the README.
    /// </summary>
    [Fact]
    public void There_is_a_store_of_every_earlier_schema() => Assert.Equal(
        Enumerable.Range(1, Migrations.Newest - 1).Except([1, 8, 10]),
        OldStore.Names.Select(name =>
        {
            using var old = new OldStore(name);
            Assert.StartsWith($"schema-{old.Schema:00}", name, StringComparison.Ordinal);
            return old.Schema;
        }).Distinct());

    [Theory, MemberData(nameof(Names))]
    public async Task Sweeps_are_what_they_were(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var sweeps = (await store.SweepsAsync()).ToDictionary(s => s.Id.ToString());
        var rows = old.Table("sweeps");
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Select(r => Text(r, "id")).Order(StringComparer.Ordinal), sweeps.Keys.Order(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            var sweep = sweeps[Text(row, "id")!];
            var (state, reason) = Meaning(row);
            Assert.Equal((state, reason), (sweep.State, sweep.Reason));
            Assert.Equal((Text(row, "name"), Text(row, "yaml"), row["priority"]), (sweep.Name, sweep.Yaml, (long)sweep.Priority));
            Assert.Equal((Text(row, "program_version"), Text(row, "git_commit")), (sweep.ProgramVersion, sweep.GitCommit));
            Assert.Equal((Moment(row, "submitted_at"), Moment(row, "ended_at")), (sweep.SubmittedAt, sweep.EndedAt));
            Assert.Equal(
                old.Before($"SELECT * FROM texts WHERE sweep_id = '{sweep.Id}' ORDER BY position").Select(t => (Text(t, "corpus"), Text(t, "name"), Text(t, "sha256"), t["characters"], t["share"], Path.Combine(old.Folder, Text(t, "path")!))),
                sweep.Texts.Select(t => ((string?)t.Corpus, (string?)t.Name, (string?)t.Sha256, (object?)t.Characters, (object?)t.Share, t.Path)));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Runs_are_what_they_were(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var rows = old.Table("runs");
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var run = (await store.FindRunAsync(RunId.Parse(Text(row, "id")!)))!;
            Assert.Equal((Meant(row), Whole(row, "held") == 1), (run.State, run.Paused));
            Assert.Equal((Text(row, "configuration"), Text(row, "label"), Text(row, "parameters"), row["seed"]), (run.Configuration.Hash, run.Label, run.Configuration.Canonical, run.Seed));
            Assert.Equal((row["configuration_index"], row["attempt"], row["failures"]), ((long)run.ConfigurationIndex, (long)run.Attempt, (long)run.Failures));
            Assert.Equal((Whole(row, "priority"), Whole(row, "retried_at"), Maybe(row, "until_epoch") as long?), (run.Priority, run.RetriedAt, run.UntilEpoch));
            Assert.Equal((Text(row, "message"), Text(row, "device"), Text(row, "reused_from")), (run.Message, run.Device, run.ReusedFrom?.ToString()));
            Assert.Equal((Moment(row, "started_at"), Moment(row, "ended_at"), Moment(row, "not_before")), (run.StartedAt, run.EndedAt, run.NotBefore));
            if (run.State.IsFinal()) Assert.Equal(Text(row, "reason"), run.Reason);
            var from = (await store.ProvenanceAsync(run.Id))!;
            Assert.Equal((Text(row, "program_version"), Text(row, "git_commit"), Text(row, "weights_sha256")), (from.ProgramVersion, from.GitCommit, from.WeightsSha256));
        }
        foreach (var sweep in await store.SweepsAsync())
            Assert.Equal(rows.Count(r => Text(r, "sweep_id") == sweep.Id.ToString()), (await store.RunsAsync(sweep.Id)).Count);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Epochs_are_the_same_bit_for_bit(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        Assert.NotEmpty(old.Table("epochs"));
        foreach (var run in await RunsAsync(store))
        {
            var rows = old.Before($"SELECT * FROM epochs WHERE run_id = '{run.Id}' ORDER BY epoch");
            var epochs = await store.EpochsAsync(run.Id);
            Assert.Equal(
                rows.Select(r => ((long)r["epoch"]!, (long)r["step"]!, (long)r["peak_memory_bytes"]!)), epochs.Select(e => ((long)e.Epoch, e.Step, e.PeakMemoryBytes)));
            foreach (var (row, epoch) in rows.Zip(epochs))
                foreach (var (column, of) in Figures) Assert.Equal((column, Bits(row[column])), (column, Bits(of(epoch))));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Attempts_and_what_they_left_are_there(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        foreach (var row in old.Table("attempts")) Assert.Equal(Text(row, "owner"), await store.OwnerAsync(RunId.Parse(Text(row, "run_id")!), (int)(long)row["attempt"]!));
        foreach (var run in await RunsAsync(store))
        {
            List<Cells> Of(string table, string order) => old.Before($"SELECT * FROM {table} WHERE run_id = '{run.Id}' ORDER BY {order}");
            Assert.Equal(
                Of("attempts", "attempt").Where(r => (long)r["attempt"]! > run.RetriedAt).Select(r => Text(r, "failure")).OfType<string>(),
                (await store.FailuresAsync(run.Id, int.MaxValue)).Select(f => f.Kind.Name()));
            Assert.Equal(
                Of("evaluations", "text").Select(r => (Text(r, "text"), Bits(r["loss"]), Bits(r["ppl"]), Bits(r["ppl_mean_of_batches"]))),
                (await store.EvaluationsAsync(run.Id)).Select(e => ((string?)e.Text, Bits(e.Loss), Bits(e.Ppl), Bits(e.PplMeanOfBatches))));
            Assert.Equal(
                Of("samples", "epoch, prefix, temperature").Select(r => (r["epoch"], Text(r, "prefix"), r["temperature"], Text(r, "text"))),
                (await store.SamplesAsync(run.Id)).Select(s => ((object?)(long)s.Epoch, (string?)s.Prefix, (object?)s.Temperature, (string?)s.Text)));
            Assert.Equal(
                Of("checkpoints", "epoch").Select(r => (r["epoch"], r["attempt"], Text(r, "file"), r["bytes"], Text(r, "sha256"), (long)r["best"]! == 1, Text(r, "best_file"))),
                (await store.CheckpointsAsync(run.Id)).Select(c => ((object?)(long)c.Epoch, (object?)(long)c.Attempt, (string?)c.File, (object?)c.Bytes, (string?)c.Sha256, c.Best, c.BestFile)));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Decisions_and_events_are_there_in_their_order(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        foreach (var sweep in await store.SweepsAsync())
        {
            bool Whose(Cells row) => Text(row, "sweep_id") == sweep.Id.ToString();
            Assert.Equal(
                old.Table("decisions").Where(Whose).Select(r => (Text(r, "kind"), Text(r, "rule"), r["configuration_index"], Maybe(r, "epoch") as long?, Maybe(r, "places") as long?, Whole(r, "only_changes") == 1, Text(r, "message"))),
                (await store.DecisionsAsync(sweep.Id)).Select(d => (
                    (string?)d.Kind.ToString().ToLowerInvariant(), (string?)d.Rule, (object?)(long)d.ConfigurationIndex, (long?)d.Epoch, (long?)d.Places, d.OnlyChanges, (string?)d.Message)));
            Assert.Equal(
                old.Table("events").Where(Whose).Select(r => (Moment(r, "at"), Text(r, "kind"), Text(r, "run_id"), Text(r, "message"))),
                (await store.EventsAsync(sweep.Id)).Select(e => ((DateTimeOffset?)e.At, (string?)e.Kind, e.Run?.ToString(), (string?)e.Message)));
        }
    }

    /// <summary>The state of a sweep, as the programs up to schema 11 stored it, and why it is in it.</summary>
    private static (SweepState State, string? Reason) Meaning(Cells row) => (Text(row, "state"), Text(row, "halted"), Whole(row, "paused")) switch
    {
        ("active", null, _) => (SweepState.Active, null),
        ("active", var why, 1) => (SweepState.Paused, why),
        ("active", var why, _) => (SweepState.Halted, why),
        ("completed", _, _) => (SweepState.Completed, Text(row, "reason")),
        ("cancelled", _, _) => (SweepState.Cancelled, Text(row, "reason")),
        var unknown => throw new InvalidOperationException($"A sweep is {unknown}."),
    };

    /// <summary>The state of a run; up to schema 11 what waited at a rung, or for an equal run, was called paused.</summary>
    private static RunState Meant(Cells row) => Text(row, "state") switch
    {
        "paused" => Text(row, "reused_from") is null ? RunState.AwaitingPromotion : RunState.AwaitingResult,
        var state => Enum.Parse<RunState>(state!, ignoreCase: true),
    };

    private static async Task<List<RunRecord>> RunsAsync(ResultStore store)
    {
        var runs = new List<RunRecord>();
        foreach (var sweep in await store.SweepsAsync()) runs.AddRange(await store.RunsAsync(sweep.Id));
        return runs;
    }

    /// <summary>Null where the schema had no such column yet.</summary>
    private static object? Maybe(Cells row, string column) => row.GetValueOrDefault(column);

    private static string? Text(Cells row, string column) => Maybe(row, column) as string;

    /// <summary>0 where the schema had no such column yet.</summary>
    private static int Whole(Cells row, string column) => (int)(Maybe(row, column) as long? ?? 0);

    private static DateTimeOffset? Moment(Cells row, string column) =>
        Text(row, column) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    /// <summary>Of a figure; NaN is stored as null.</summary>
    private static long Bits(object? figure) => BitConverter.DoubleToInt64Bits(figure is double value ? value : double.NaN);
}
