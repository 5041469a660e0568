namespace RnnSweeps.Core.Runs;

/// <summary>How a figure of a run comes from that of its epochs.</summary>
public enum RunAggregate
{
    /// <summary>That of the last epoch.</summary>
    Last,

    /// <summary>That of the last validated epoch.</summary>
    Final,

    /// <summary>The lowest of all epochs.</summary>
    Lowest,

    /// <summary>The number of the first epoch that has the lowest.</summary>
    EpochOfLowest,

    Sum,

    /// <summary>The highest of all epochs.</summary>
    Highest,

    /// <summary>The mean over the epochs, each weighted by its seconds of training.</summary>
    MeanOverTraining,
}

/// <summary>A figure of a run, from those of its epochs; one that was trained twice counts once.</summary>
/// <param name="Column">In the views and the exports.</param>
/// <param name="Of">The figure of the epochs.</param>
/// <param name="Doc">For people, after its name.</param>
public sealed record RunFigure(string Column, RunAggregate Aggregate, EpochFigure Of, string Doc)
{
    /// <summary>In the order of the views' columns.</summary>
    public static IReadOnlyList<RunFigure> All { get; } =
    [
        Figure("steps_done", RunAggregate.Last, "step", "optimisation steps so far"),
        Figure("final_train_ppl", RunAggregate.Last, "train_ppl", "of the last epoch, while training"),
        Figure("final_val_ppl", RunAggregate.Final, "val_ppl", "of the last validated epoch"),
        Figure("best_val_ppl", RunAggregate.Lowest, "val_ppl", "of the best epoch"),
        Figure("best_epoch", RunAggregate.EpochOfLowest, "val_ppl", "the first epoch with `best_val_ppl`"),
        Figure("final_val_ppl_mean_of_batches", RunAggregate.Final, "val_ppl_mean_of_batches", "the last one as the book averages"),
        Figure("best_val_ppl_mean_of_batches", RunAggregate.Lowest, "val_ppl_mean_of_batches", "the best one as the book averages"),
        Figure("final_val_loss", RunAggregate.Final, "val_loss", "of the last validated epoch"),
        Figure("best_val_loss", RunAggregate.Lowest, "val_loss", "of the best epoch"),
        Figure("final_val_bpc", RunAggregate.Final, "val_bpc", "of the last validated epoch"),
        Figure("best_val_bpc", RunAggregate.Lowest, "val_bpc", "of the best epoch"),
        Figure("train_seconds", RunAggregate.Sum, "train_seconds", "sum over the epochs; one that was trained twice counts once"),
        Figure("val_seconds", RunAggregate.Sum, "val_seconds", "sum over the epochs; one that was trained twice counts once"),
        Figure(
            "chars_per_second", RunAggregate.MeanOverTraining, "chars_per_second",
            "characters trained on per second of training, over all epochs"),
        Figure("peak_memory_bytes", RunAggregate.Highest, "peak_memory_bytes", "highest memory of the trainer"),
    ];

    public FigureType Type => Aggregate == RunAggregate.EpochOfLowest ? FigureType.Integer : Of.Type;

    /// <summary>Empty for none.</summary>
    public string Unit => Aggregate == RunAggregate.EpochOfLowest ? "" : Of.Unit;

    /// <exception cref="ArgumentException">No run has a figure of that name.</exception>
    public static RunFigure Named(string column) =>
        All.FirstOrDefault(f => f.Column == column) ?? throw new ArgumentException($"No run has a figure {column}.", nameof(column));

    private static RunFigure Figure(string column, RunAggregate aggregate, string of, string doc) =>
        new(column, aggregate, EpochFigure.Find(of) ?? throw new ArgumentException($"No epoch has a figure {of}.", nameof(of)), doc);
}
