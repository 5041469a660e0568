using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Schema;

/// <summary>One row an epoch of a run, with what is needed to draw it.</summary>
internal static class CurvesView
{
    public static IReadOnlyList<ViewColumn> Columns { get; } =
    [
        new("sweep_id", ColumnType.Text, "as above", Sql: "r.sweep_id"),
        new("run_id", ColumnType.Text, "as above", Sql: "e.run_id"),
        new("run_number", ColumnType.Integer, "as above", Sql: "r.number"),
        new("configuration_index", ColumnType.Integer, "as above", Sql: "r.configuration_index"),
        new("configuration", ColumnType.Text, "as above", Sql: "r.configuration"),
        new("label", ColumnType.Text, "as above", Sql: "r.label"),
        new("seed", ColumnType.Integer, "as above", Sql: "r.seed"),
        new("epoch", ColumnType.Integer, "from 1", Sql: "e.epoch"),
        .. EpochFigure.All.Select(f => ViewColumn.Of(f, $"e.{f.Column}")),
        new("attempt", ColumnType.Integer, "the attempt that wrote the row", Sql: "e.attempt"),
    ];

    public static string Sql { get; } = $"""
        SELECT {ViewColumn.Select(Columns)}
        FROM epochs e
        JOIN runs r ON r.id = e.run_id
        """;
}
