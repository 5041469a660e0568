using System.Text.Json;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Core.Tests.Runs;

public sealed class EpochFigureTests
{
    /// <summary>Names that stored databases, exports and sweep files have: they never change.</summary>
    private static readonly string[] Columns =
    [
        "step", "train_loss", "train_ppl", "train_ppl_mean_of_batches", "train_bpc",
        "val_loss", "val_ppl", "val_ppl_mean_of_batches", "val_bpc",
        "grad_norm_mean", "grad_norm_max", "clipped_share", "lr", "train_seconds", "val_seconds", "chars_per_second", "peak_memory_bytes",
    ];

    private static readonly EpochMetrics Some = new()
    {
        Epoch = 3, Step = 30, TrainLoss = 1, TrainPpl = 2, TrainPplMeanOfBatches = 3, TrainBpc = double.NaN,
        GradNormMean = 4, GradNormMax = 5,
        ClippedShare = 0.5, Lr = 2, TrainSeconds = 7, CharsPerSecond = 9, PeakMemoryBytes = 1L << 60,
    };

    [Fact]
    public void Their_columns_keep_their_names_and_order() => Assert.Equal(Columns, EpochFigure.All.Select(f => f.Column));

    [Fact]
    public void Every_property_but_the_epochs_number_is_a_figure_under_the_name_that_events_have()
    {
        var whole = Some with { ValLoss = 1, ValPpl = 1, ValPplMeanOfBatches = 1, ValBpc = 1, ValSeconds = 1 };
        using var said = JsonDocument.Parse(Json.Write(whole));
        Assert.Equal(Columns.Append("epoch").Order(), said.RootElement.EnumerateObject().Select(p => p.Name).Order());
    }

    [Fact]
    public void Speed_and_memory_alone_may_differ_between_two_trainings() => Assert.Equal(
        ["train_seconds", "val_seconds", "chars_per_second", "peak_memory_bytes"],
        EpochFigure.All.Where(f => !f.IsDeterministic).Select(f => f.Column));

    [Fact]
    public void A_sweep_file_may_name_its_metric_by_loss_perplexity_and_bits() => Assert.Equal(
        ["val_ppl", "val_loss", "val_bpc", "val_ppl_mean_of_batches", "train_ppl", "train_loss", "train_bpc", "train_ppl_mean_of_batches"],
        EpochFigure.Metrics);

    [Fact]
    public void Runs_are_judged_by_every_figure_but_the_count_of_steps() => Assert.Equal(Columns.Skip(1), EpochFigure.Names);

    [Fact]
    public void A_TensorBoard_tag_groups_the_figures_of_training_of_validation_and_of_the_run() =>
        Assert.All(EpochFigure.All, f => Assert.Equal(
            f.Column.Split('_', 2) is [var part and ("train" or "val"), var name] ? $"{part}/{name}" : $"run/{f.Column}", f.Tag));

    [Fact]
    public void An_epoch_is_read_as_it_was_stored()
    {
        var read = EpochFigure.Read(3, f => f.Stored(Some));
        Assert.Equal(Some, read);
        Assert.Null(EpochFigure.Find("train_bpc")!.Stored(Some));
        Assert.Equal((null, double.NaN, 1L << 60), (read.ValLoss, read.TrainBpc, read.PeakMemoryBytes));
        Assert.Equal(
            ["val_loss", "val_ppl", "val_ppl_mean_of_batches", "val_bpc", "val_seconds"],
            EpochFigure.All.Where(f => f.Number(read) is null).Select(f => f.Column));
    }

    [Fact]
    public void Every_figure_is_described() =>
        Assert.All(EpochFigure.All, f => Assert.True(f.Doc.Length > 0 && (f.Unit.Length > 0 || f.Column == "lr"), f.Column));
}
