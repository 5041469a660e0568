using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

public abstract class ReportTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task What_a_trainer_reports_comes_back()
    {
        var run = await BegunAsync();
        var checkpoint = new CheckpointWritten(run, 1, 2, "epoch-0002.safetensors", 1234, "ff", Best: true, "best-0002.safetensors", "fe");
        var sample = new SampleWritten(run, 1, 2, "it has", "it has a b", 0.5);
        var evaluation = new TextEvaluation("time-machine", 2.25, 9.5, 9.6);
        Assert.True(await Store.AppendAsync(run, 1,
        [
            new RunStarted(run, 1, 0, 4321, ["<unk>", " ", "a"], []), new EpochEnded(run, 1, Given.Epoch(1)), new EpochEnded(run, 1, Given.Epoch(2, 9)),
            checkpoint, sample, new RunFinished(run, 1, 2, "beef", [evaluation]),
        ]));
        await ReopenAsync();
        Assert.Equal([Given.Epoch(1), Given.Epoch(2, 9)], await Store.EpochsAsync(run));
        Assert.Equal([checkpoint], await Store.CheckpointsAsync(run));
        Assert.Equal([sample], await Store.SamplesAsync(run));
        Assert.Equal([evaluation], await Store.EvaluationsAsync(run));
        Assert.Equal("4321 [\"<unk>\",\" \",\"a\"] beef", await Database.ByHandAsync("SELECT parameter_count || ' ' || vocabulary || ' ' || weights_sha256 FROM runs"));
        Assert.Equal(RunState.Running, (await Store.FindRunAsync(run))!.State);
    }

    [Fact]
    public async Task Where_the_figures_of_a_run_come_from_is_known_before_and_after_it_has_finished()
    {
        var run = await BegunAsync();
        var begun = (await Store.ProvenanceAsync(run))!;
        Assert.Equal(("0.1.0", "abc123", null), (begun.ProgramVersion, begun.GitCommit, begun.WeightsSha256));
        Assert.Equal(Given.Place.Versions, begun.Versions);
        await Store.AppendAsync(run, 1, [new RunFinished(run, 1, 2, "beef", [])]);
        Assert.Equal("beef", (await Store.ProvenanceAsync(run))!.WeightsSha256);
        Assert.Null(await Store.ProvenanceAsync(new RunId(run.Sweep, 99)));
    }

    [Fact]
    public async Task The_same_report_twice_changes_nothing()
    {
        var run = await BegunAsync();
        RunEvent[] report = [new EpochEnded(run, 1, Given.Epoch(1)), new CheckpointWritten(run, 1, 1, "a", 1, "ff", true)];
        await Store.AppendAsync(run, 1, report);
        var checkpoint = await Database.ByHandAsync("SELECT written_at FROM checkpoints");
        Time.Advance(TimeSpan.FromMinutes(1));
        await Store.AppendAsync(run, 1, report);
        Assert.Equal([Given.Epoch(1)], await Store.EpochsAsync(run));
        Assert.Equal(checkpoint, await Database.ByHandAsync("SELECT written_at FROM checkpoints"));
        Assert.Empty(await Store.EventsAsync(run.Sweep));
    }

    [Fact]
    public async Task A_checkpoint_that_was_taken_over_has_the_later_attempts_files_and_stays_the_work_of_the_former()
    {
        var run = await BegunAsync();
        await Store.AppendAsync(run, 1, [new CheckpointWritten(run, 1, 3, "epoch-3-attempt-1", 9, "ff", false, "best-2-attempt-1", "fe")]);
        await Store.BeginAgainAsync(run, 1);
        var taken = new CheckpointWritten(run, 2, 3, "epoch-3-attempt-2", 9, "ff", false, "best-2-attempt-2", "fe");
        await Store.AppendAsync(run, 2, [taken]);
        Assert.Equal([taken with { Attempt = 1 }], await Store.CheckpointsAsync(run));
        var again = new CheckpointWritten(run, 2, 3, "epoch-3-attempt-2", 9, "aa", false, "best-2-attempt-2", "ab");
        await Store.AppendAsync(run, 2, [again]);
        Assert.Equal([again], await Store.CheckpointsAsync(run));
    }

    [Fact]
    public async Task A_run_with_a_gap_in_its_epochs_cannot_be_completed()
    {
        var run = await BegunAsync();
        Assert.Equal(0, await Store.StoredEpochsAsync(run));
        await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(3)), new EpochEnded(run, 1, Given.Epoch(4))]);
        Assert.Equal(0, await Store.StoredEpochsAsync(run));
        await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1)), new EpochEnded(run, 1, Given.Epoch(6))]);
        Assert.Equal(1, await Store.StoredEpochsAsync(run));
        Assert.False(await Store.EndRunAsync(run, 1, RunOutcome.Completed));
        Assert.Equal(("missing_epochs", $"Run {run} cannot be completed: it has no row of epoch 2, and some of later ones."),
            (await Store.EventsAsync(run.Sweep)).Select(e => (e.Kind, e.Message)).Single());
        await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(2)), new EpochEnded(run, 1, Given.Epoch(5))]);
        Assert.Equal(6, await Store.StoredEpochsAsync(run));
        Assert.True(await Store.EndRunAsync(run, 1, RunOutcome.Completed));
    }

    [Fact]
    public async Task An_epoch_trained_again_replaces_its_row_without_a_word_if_its_figures_are_equal()
    {
        var run = await BegunAsync();
        await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1))]);
        await Store.BeginAgainAsync(run, 1);
        var slower = Given.Epoch(1) with { TrainSeconds = 3, CharsPerSecond = 1, ValSeconds = 9, PeakMemoryBytes = 5 };
        await Store.AppendAsync(run, 2, [new EpochEnded(run, 2, slower)]);
        Assert.Equal([slower], await Store.EpochsAsync(run));
        Assert.Equal(2L, await Database.ByHandAsync("SELECT attempt FROM epochs"));
        Assert.Empty(await Store.EventsAsync(run.Sweep));
    }

    [Fact]
    public async Task An_epoch_that_came_out_otherwise_is_noted()
    {
        var run = await BegunAsync();
        await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1, 10))]);
        await Store.BeginAgainAsync(run, 1);
        await Store.AppendAsync(run, 2, [new EpochEnded(run, 2, Given.Epoch(1, 10) with { TrainLoss = 2.5, ValPpl = Math.BitIncrement(10) })]);
        var noted = Assert.Single(await Store.EventsAsync(run.Sweep));
        Assert.Equal(("epoch_differs", run), (noted.Kind, noted.Run));
        Assert.Equal("Epoch 1 differs between attempts 1 and 2: train_loss 2.25 and 2.5, val_ppl 10 and 10.000000000000002.", noted.Message);
    }

    [Fact]
    public async Task Figures_that_are_no_number_come_back_as_such_and_missing_ones_as_missing()
    {
        var run = await BegunAsync();
        var odd = Given.Epoch(1) with
        {
            TrainLoss = double.NaN, TrainPpl = double.PositiveInfinity, GradNormMax = double.NaN, ValLoss = null, ValPpl = null,
            ValPplMeanOfBatches = null, ValBpc = null, ValSeconds = null,
        };
        Assert.True(await Store.AppendAsync(run, 1, [new EpochEnded(run, 1, odd)]));
        Assert.Equal([odd], await Store.EpochsAsync(run));
    }

    [Fact]
    public async Task Floats_come_back_bit_for_bit()
    {
        var run = await BegunAsync();
        var random = new Random(1);
        var epochs = Enumerable.Range(1, 200).Select(i => Given.Epoch(i) with { ValLoss = BitConverter.Int64BitsToDouble(random.NextInt64() & 0x7FDFFFFFFFFFFFFF) }).ToList();
        await Store.AppendAsync(run, 1, [.. epochs.Select(e => new EpochEnded(run, 1, e))]);
        Assert.Equal(epochs, await Store.EpochsAsync(run));
    }

    [Fact]
    public async Task A_report_is_written_whole_or_not_at_all()
    {
        var run = await BegunAsync();
        await Database.RefuseInsertsAsync("checkpoints");
        var other = Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(1))]);
        var failing = Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(2)), new CheckpointWritten(run, 1, 2, "a", 1, "ff", true)]);
        var last = Store.AppendAsync(run, 1, [new EpochEnded(run, 1, Given.Epoch(3))]);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => failing);
        Assert.True(await other && await last);
        Assert.Equal([1, 3], (await Store.EpochsAsync(run)).Select(e => e.Epoch));
    }

    [Fact]
    public async Task Skipped_checkpoints_and_failures_are_kept()
    {
        var run = await BegunAsync();
        await Store.AppendAsync(run, 1,
        [
            new RunStarted(run, 1, 10, 1, ["<unk>"], ["epoch-0020.safetensors: wrong checksum"]),
            new RunFailed(run, 1, FailureKind.OutOfMemory, "no memory", "at Train()"),
        ]);
        var noted = Assert.Single(await Store.EventsAsync(run.Sweep));
        Assert.Equal(("damaged_checkpoint", "epoch-0020.safetensors: wrong checksum"), (noted.Kind, noted.Message));
        await Store.RequeueAsync(run, 1, FailureKind.OutOfMemory, "no memory");
        Assert.Equal("10 out_of_memory no memory at Train() requeued",
            await Database.ByHandAsync("SELECT from_epoch || ' ' || failure || ' ' || message || ' ' || detail || ' ' || outcome FROM attempts"));
    }

    private async Task<RunId> BegunAsync()
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        Assert.Equal(1, await Store.BeginAttemptAsync(run, 0, Given.Place));
        return run;
    }
}
