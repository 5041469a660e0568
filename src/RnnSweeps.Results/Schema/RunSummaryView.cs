using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>One row a run: what it trained, how it ended, its final and best figures, and every parameter as a column.</summary>
internal static class RunSummaryView
{
    public static IReadOnlyList<ViewColumn> Columns(Dialect dialect) =>
    [
        OfRun("sweep_id", ColumnType.Text, "such as `quickstart`"),
        new("run_id", ColumnType.Text, "`quickstart/0007`", Sql: "r.id"),
        new("run_number", ColumnType.Integer, "7", Sql: "r.number"),
        OfRun("configuration_index", ColumnType.Integer, "place in the grid from 1"),
        OfRun("configuration", ColumnType.Text, "hash of all parameters"),
        OfRun("label", ColumnType.Text, "the parameters that differ"),
        OfRun("seed", ColumnType.Integer),
        new(
            "state", ColumnType.Text,
            "`queued`, `paused` (a person has paused it), `running`, `awaiting_promotion` (at a rung of early termination), " +
            "`awaiting_result` (of an equal run), `completed`, `stopped`, `failed`, `cancelled`",
            Sql: "CASE WHEN r.paused = 1 AND r.state = 'queued' THEN 'paused' ELSE r.state END"),
        OfRun("reason", ColumnType.Text, "why it has that state, in one word"),
        OfRun("message", ColumnType.Text, "the same in a sentence"),
        OfRun(
            "reused_from", ColumnType.Text,
            "the run whose results were taken over (`reuse: true`, or a run of the same sweep that differs in parameters without " +
            "effect alone), in whose folder the files are; of a run that awaits a result: the one that it waits for; NULL for a run that is trained itself"),
        new("attempts", ColumnType.Integer, "tries so far", Sql: "r.attempt"),
        OfRun("failures", ColumnType.Integer, "how many of them failed"),
        new("epochs_done", ColumnType.Integer, "epochs so far", Sql: "coalesce(last.epoch, 0)"),
        .. RunFigure.All.Select(f => ViewColumn.Of(f, OfEpochs(f))),
        OfRun("parameter_count", ColumnType.Integer, "trainable numbers of the model"),
        OfRun(
            "peak_flops", ColumnType.Number,
            "floating-point operations per second of large matrix products on its device, with its threads: " +
            "measured when its trainer began; NULL in rows of older programs"),
        .. ViewColumn.Parameters(p => Value(p, dialect)),
        OfRun("texts", ColumnType.Text, "JSON: names, fingerprints and shares of the texts"),
        OfRun("device", ColumnType.Text, "where it was trained"),
        OfRun("threads", ColumnType.Integer, "with so many threads"),
        OfRun(
            "processor", ColumnType.Text,
            "the processor's model; `A, then B` for a run that went on on another one; NULL for a GPU and in rows of older programs"),
        OfRun("instructions", ColumnType.Text, "the instruction set that libtorch chose on it, with what in the environment steers MKL"),
        OfRun("versions", ColumnType.Text, "JSON: versions of the libraries"),
        OfRun("program_version", ColumnType.Text),
        OfRun("git_commit", ColumnType.Text),
        OfRun(
            "weights_sha256", ColumnType.Text,
            "of the final weights: equal for models that are equal bit for bit, " +
            "as a run's are when it is trained again on the same kind of processor"),
        OfRun("created_at", ColumnType.Text),
        OfRun("started_at", ColumnType.Text),
        OfRun("ended_at", ColumnType.Text),
    ];

    // Each figure is looked up for its run alone, by the key of epochs: whoever asks for one sweep reads that sweep's epochs, however
    // many others there are. (A table of sums over all epochs, joined by run, would be made whole for every question.)
    public static string Sql(Dialect dialect) => $"""
        SELECT {ViewColumn.Select(Columns(dialect))}
        FROM runs r {dialect.Parameters}
        LEFT JOIN epochs last ON last.run_id = r.id AND last.epoch = (SELECT max(m.epoch) FROM epochs m WHERE m.run_id = r.id)
        LEFT JOIN epochs final ON final.run_id = r.id AND final.epoch = (SELECT max(v.epoch) FROM epochs v WHERE v.run_id = r.id AND v.val_ppl IS NOT NULL)
        """;

    private static ViewColumn OfRun(string name, ColumnType type, string doc = "") => new(name, type, doc, Sql: $"r.{name}");

    /// <summary>A figure over the run's rows; epochs that were trained twice count once.</summary>
    private static string OfEpochs(RunFigure figure)
    {
        var column = figure.Of.Column;
        return figure.Aggregate switch
        {
            RunAggregate.Last => $"last.{column}",
            RunAggregate.Final => $"final.{column}",
            RunAggregate.Lowest => Over($"min(e.{column})"),
            RunAggregate.Highest => Over($"max(e.{column})"),
            RunAggregate.Sum => Over($"sum(e.{column})"),
            RunAggregate.MeanOverTraining => Over($"sum(e.{column} * e.train_seconds) / nullif(sum(e.train_seconds), 0)"),
            RunAggregate.EpochOfLowest =>
                $"(SELECT b.epoch FROM epochs b WHERE b.run_id = r.id AND b.{column} IS NOT NULL ORDER BY b.{column}, b.epoch LIMIT 1)",
            var other => throw new ArgumentOutOfRangeException(nameof(figure), other, "Unknown aggregate."),
        };
    }

    private static string Over(string figure) => $"(SELECT {figure} FROM epochs e WHERE e.run_id = r.id)";

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
