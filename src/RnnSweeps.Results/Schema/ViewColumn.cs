using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Schema;

/// <summary>What a column holds, in every sweep, whatever its values happen to be.</summary>
internal enum ColumnType
{
    /// <summary>64 bits; truth values are 1 and 0.</summary>
    Integer,

    /// <summary>64-bit floating point.</summary>
    Number,

    Text,
}

/// <summary>A column of a view: what it is made of, and what exports and documentation tell of it.</summary>
/// <param name="Sql">The expression; null for the column of that name of what the view reads.</param>
/// <param name="Doc">For people; empty where the name says it.</param>
/// <param name="Unit">Empty for none.</param>
internal sealed record ViewColumn(string Name, ColumnType Type, string Doc = "", string Unit = "", string? Sql = null)
{
    /// <summary>True for one of a sweep file's parameters.</summary>
    public bool IsParameter { get; private init; }

    private string Quoted => IsParameter ? $"\"{Name}\"" : Name;

    /// <param name="sql">The expression; null for the column of that name.</param>
    public static ViewColumn Of(EpochFigure figure, string? sql)
    {
        var doc = figure.IsOfValidation ? $"{figure.Doc}; NULL in an epoch that was not validated" : figure.Doc;
        return new(figure.Column, TypeOf(figure.Type), doc, figure.Unit, sql);
    }

    /// <inheritdoc cref="Of(EpochFigure, string?)"/>
    public static ViewColumn Of(RunFigure figure, string? sql) =>
        new(figure.Column, TypeOf(figure.Type), figure.Doc, figure.Unit, sql);

    /// <summary>A figure computed from several of another: its mean or its standard deviation is a number whatever that one is.</summary>
    public static ViewColumn Over(RunFigure figure, string name, string doc, string? sql = null) =>
        new(name, ColumnType.Number, doc, figure.Unit, sql);

    /// <summary>Every parameter, in the catalogue's order.</summary>
    /// <param name="sql">The expression of one; null for the column of that name.</param>
    public static IEnumerable<ViewColumn> Parameters(Func<Parameter, string>? sql = null) => ParameterCatalogue.All.Select(
        p => new ViewColumn(p.Name, TypeOf(p.Kind), p.Description, Sql: sql?.Invoke(p)) { IsParameter = true });

    /// <summary>The list after SELECT.</summary>
    public static string Select(IEnumerable<ViewColumn> columns) =>
        string.Join(",\n  ", columns.Select(c => c.Sql is { } sql ? $"{sql} AS {c.Quoted}" : c.Quoted));

    private static ColumnType TypeOf(FigureType type) => type == FigureType.Integer ? ColumnType.Integer : ColumnType.Number;

    private static ColumnType TypeOf(ParameterKind kind) => kind switch
    {
        ParameterKind.Integer or ParameterKind.Boolean => ColumnType.Integer,
        ParameterKind.Number => ColumnType.Number,
        _ => ColumnType.Text,
    };
}
