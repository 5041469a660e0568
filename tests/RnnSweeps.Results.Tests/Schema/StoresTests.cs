using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Schema;

/// <summary>A store of each earlier schema has in it after it was opened what it had before, and it means the same.</summary>
public sealed class StoresTests
{
    /// <summary>Figures of an epoch, by the columns that they have had since the first schema.</summary>
    private static readonly (string Column, Func<EpochMetrics, double?> Of)[] Figures =
    [
        ("train_loss", e => e.TrainLoss), ("train_ppl", e => e.TrainPpl),
        ("train_ppl_mean_of_batches", e => e.TrainPplMeanOfBatches), ("train_bpc", e => e.TrainBpc),
        ("val_loss", e => e.ValLoss), ("val_ppl", e => e.ValPpl),
        ("val_ppl_mean_of_batches", e => e.ValPplMeanOfBatches), ("val_bpc", e => e.ValBpc),
        ("grad_norm_mean", e => e.GradNormMean), ("grad_norm_max", e => e.GradNormMax),
        ("clipped_share", e => e.ClippedShare), ("lr", e => e.Lr),
        ("train_seconds", e => e.TrainSeconds), ("val_seconds", e => e.ValSeconds), ("chars_per_second", e => e.CharsPerSecond),
    ];

    public static TheoryData<string> Names => [.. OldStore.Names];

    /// <summary>
    /// No program stored schema 1, 8 or 10 alone: 1 and 2 came in one commit, 10 and 11 in one merge, and 8 was the newest for two
    /// minutes. A new migration wants a store of the schema before it: see the README beside the stores.
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
        var rows = old.Table("sweeps");
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, (await store.SweepsAsync()).Count);
        foreach (var row in rows)
        {
            var sweep = (await store.FindSweepAsync(SweepId.Parse(row.Text("id")!)))!;
            Assert.Equal(Meaning(row), (sweep.State, sweep.Reason));
            Assert.Equal((row.Text("name"), row.Text("yaml"), row.Whole("priority")), (sweep.Name, sweep.Yaml, sweep.Priority));
            Assert.Equal((row.Text("program_version"), row.Text("git_commit")), (sweep.ProgramVersion, sweep.GitCommit));
            Assert.Equal((row.Moment("submitted_at"), row.Moment("ended_at")), (sweep.SubmittedAt, sweep.EndedAt));
            var texts = old.Before($"SELECT * FROM texts WHERE sweep_id = '{sweep.Id}' ORDER BY position");
            Assert.Equal(texts.Count, sweep.Texts.Count);
            foreach (var (was, text) in texts.Zip(sweep.Texts))
            {
                Assert.Equal((was.Text("corpus"), was.Text("name"), was.Text("sha256")), (text.Corpus, text.Name, text.Sha256));
                Assert.Equal((was.Whole("characters"), was.Number("share")), (text.Characters, text.Share));
                Assert.Equal(Path.Combine(old.Folder, was.Text("path")!), text.Path);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Runs_are_what_they_were(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var rows = old.Table("runs");
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, (await RunsAsync(store)).Count);
        foreach (var row in rows)
        {
            var run = (await store.FindRunAsync(RunId.Parse(row.Text("id")!)))!;
            Assert.Equal((Meant(row), row.Is("held")), (run.State, run.Paused));
            Assert.Equal((row.Text("configuration"), row.Text("parameters")), (run.Configuration.Hash, run.Configuration.Canonical));
            Assert.Equal((row.Text("label"), row.Whole("seed")), (run.Label, run.Seed));
            Assert.Equal((row.Whole("configuration_index"), row.Whole("until_epoch")), (run.ConfigurationIndex, run.UntilEpoch));
            Assert.Equal((row.Whole("attempt"), row.Whole("failures")), (run.Attempt, run.Failures));
            Assert.Equal((row.Whole("priority") ?? 0, row.Whole("retried_at") ?? 0), (run.Priority, run.RetriedAt));
            Assert.Equal((row.Text("message"), row.Text("device"), row.Whole("threads")), (run.Message, run.Device, run.Threads));
            Assert.Equal(row.Text("reused_from"), run.ReusedFrom?.ToString());
            Assert.Equal(
                (row.Moment("started_at"), row.Moment("ended_at"), row.Moment("not_before")), (run.StartedAt, run.EndedAt, run.NotBefore));
            if (run.State.IsFinal()) Assert.Equal(row.Text("reason"), run.Reason);
            var from = (await store.ProvenanceAsync(run.Id))!;
            Assert.Equal(
                (row.Text("program_version"), row.Text("git_commit"), row.Text("weights_sha256"), row.Text("processor")),
                (from.ProgramVersion, from.GitCommit, from.WeightsSha256, from.Processor?.Model));
        }
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
            Assert.Equal(rows.Count, epochs.Count);
            foreach (var (row, epoch) in rows.Zip(epochs))
            {
                Assert.Equal((row.Whole("epoch"), row.Whole("step")), (epoch.Epoch, epoch.Step));
                Assert.Equal(row.Whole("peak_memory_bytes"), epoch.PeakMemoryBytes);
                foreach (var (column, of) in Figures) Assert.Equal((column, row.Bits(column)), (column, OldRow.BitsOf(of(epoch))));
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Attempts_and_what_they_left_are_there(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        foreach (var row in old.Table("attempts"))
            Assert.Equal(row.Text("owner"), await store.OwnerAsync(RunId.Parse(row.Text("run_id")!), (int)row.Whole("attempt")!));
        foreach (var run in await RunsAsync(store))
        {
            List<OldRow> Of(string table, string keys) => old.Before($"SELECT * FROM {table} WHERE run_id = '{run.Id}' ORDER BY {keys}");
            Assert.Equal(
                Of("attempts", "attempt").Where(r => r.Whole("attempt") > run.RetriedAt).Select(r => r.Text("failure")).OfType<string>(),
                (await store.FailuresAsync(run.Id, int.MaxValue)).Select(f => f.Kind.Name()));
            Assert.Equal(
                Of("evaluations", "text").Select(r => (r.Text("text"), r.Bits("loss"), r.Bits("ppl"), r.Bits("ppl_mean_of_batches"))),
                (await store.EvaluationsAsync(run.Id)).Select(e =>
                    ((string?)e.Text, OldRow.BitsOf(e.Loss), OldRow.BitsOf(e.Ppl), OldRow.BitsOf(e.PplMeanOfBatches))));
            Assert.Equal(
                Of("samples", "epoch, prefix, temperature").Select(r =>
                    (r.Whole("epoch"), r.Text("prefix"), r.Number("temperature"), r.Text("text"))),
                (await store.SamplesAsync(run.Id)).Select(s =>
                    ((long?)s.Epoch, (string?)s.Prefix, (double?)s.Temperature, (string?)s.Text)));
            Assert.Equal(
                Of("checkpoints", "epoch").Select(r => (
                    r.Whole("epoch"), r.Whole("attempt"), r.Text("file"), r.Whole("bytes"),
                    r.Text("sha256"), r.Is("best"), r.Text("best_file"))),
                (await store.CheckpointsAsync(run.Id)).Select(c => (
                    (long?)c.Epoch, (long?)c.Attempt, (string?)c.File, (long?)c.Bytes, (string?)c.Sha256, c.Best, c.BestFile)));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Decisions_and_events_are_there_in_their_order(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        foreach (var sweep in await store.SweepsAsync())
        {
            bool OfIt(OldRow row) => row.Text("sweep_id") == sweep.Id.ToString();
            var rows = old.Table("decisions").Where(OfIt).ToList();
            var decisions = await store.DecisionsAsync(sweep.Id);
            Assert.Equal(rows.Count, decisions.Count);
            foreach (var (row, decision) in rows.Zip(decisions))
            {
                Assert.Equal((row.Text("kind"), row.Text("rule")), (decision.Kind.ToString().ToLowerInvariant(), decision.Rule));
                Assert.Equal(
                    (row.Whole("configuration_index"), row.Whole("epoch"), row.Whole("places")),
                    (decision.ConfigurationIndex, decision.Epoch, decision.Places));
                Assert.Equal((row.Is("only_changes"), row.Text("message")), (decision.OnlyChanges, decision.Message));
            }
            Assert.Equal(
                old.Table("events").Where(OfIt).Select(r => (r.Moment("at"), r.Text("kind"), r.Text("run_id"), r.Text("message"))),
                (await store.EventsAsync(sweep.Id)).Select(e =>
                    ((DateTimeOffset?)e.At, (string?)e.Kind, e.Run?.ToString(), (string?)e.Message)));
        }
    }

    /// <summary>The state of a sweep, as the programs up to schema 11 stored it, and why it is in it.</summary>
    private static (SweepState State, string? Reason) Meaning(OldRow row) => (row.Text("state"), row.Text("halted")) switch
    {
        ("active", null) => (SweepState.Active, null),
        ("active", var why) => (row.Is("paused") ? SweepState.Paused : SweepState.Halted, why),
        ("completed", _) => (SweepState.Completed, row.Text("reason")),
        ("cancelled", _) => (SweepState.Cancelled, row.Text("reason")),
        var unknown => throw new InvalidOperationException($"A sweep is {unknown}."),
    };

    /// <summary>The state of a run; up to schema 11 what waited at a rung, or for an equal run, was called paused.</summary>
    private static RunState Meant(OldRow row) => row.Text("state") switch
    {
        "paused" => row.Text("reused_from") is null ? RunState.AwaitingPromotion : RunState.AwaitingResult,
        var state => Enum.Parse<RunState>(state!, ignoreCase: true),
    };

    private static async Task<List<RunRecord>> RunsAsync(ResultStore store)
    {
        var runs = new List<RunRecord>();
        foreach (var sweep in await store.SweepsAsync()) runs.AddRange(await store.RunsAsync(sweep.Id));
        return runs;
    }
}
