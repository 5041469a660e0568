using System.Reflection;

namespace RnnSweeps.Core.Runs;

/// <summary>What a figure is in the store and its exports.</summary>
public enum FigureType
{
    /// <summary>64 bits; always there.</summary>
    Integer,

    /// <summary>64-bit floating point; NULL where it is not a number.</summary>
    Number,
}

/// <summary>
/// A figure of an epoch: all that events, store, views, exports, metrics and documentation know of it, read from the
/// properties of <see cref="EpochMetrics"/>.
/// </summary>
public sealed class EpochFigure
{
    private readonly PropertyInfo _property;
    private readonly FigureAttribute _told;

    private EpochFigure(PropertyInfo property, FigureAttribute told) => (_property, _told) = (property, told);

    /// <summary>In the order of the store's columns.</summary>
    public static IReadOnlyList<EpochFigure> All { get; } =
    [
        .. typeof(EpochMetrics).GetProperties()
            .OrderBy(p => p.MetadataToken)
            .Select(p => (Property: p, Told: p.GetCustomAttribute<FigureAttribute>()))
            .Where(p => p.Told is not null)
            .Select(p => new EpochFigure(p.Property, p.Told!)),
    ];

    /// <summary>The names of the figures that runs can be judged by.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Where(f => f.CanJudge).Select(f => f.Column)];

    /// <summary>The names of those that a sweep file may name as its metric, the most usual first.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
        [.. All.Where(f => f._told.MetricPlace > 0).OrderBy(f => f._told.MetricPlace).Select(f => f.Column)];

    public string Column => _told.Column;

    /// <summary>Empty for none.</summary>
    public string Unit => _told.Unit;

    /// <summary>In TensorBoard.</summary>
    public string Tag => _told.Tag;

    /// <summary>For people, after its name.</summary>
    public string Doc => _told.Doc;

    /// <summary>
    /// True if it is equal, bit for bit, however often the epoch is trained on one kind of processor; false for speed and memory.
    /// </summary>
    public bool IsDeterministic => _told.IsDeterministic;

    /// <summary>True if runs can be judged by it; false for what only counts.</summary>
    public bool CanJudge => _told.CanJudge;

    /// <summary>True if a higher value speaks for a run.</summary>
    public bool MoreIsBetter => _told.MoreIsBetter;

    /// <summary>True if only an epoch that was validated has it.</summary>
    public bool IsOfValidation => Nullable.GetUnderlyingType(_property.PropertyType) is not null;

    public FigureType Type => _property.PropertyType == typeof(long) ? FigureType.Integer : FigureType.Number;

    /// <summary>The type of its column.</summary>
    public string SqlType => Type == FigureType.Integer ? "bigint" : "double precision";

    public static EpochFigure? Find(string column) => All.FirstOrDefault(f => f.Column == column);

    /// <summary>Null where it was not measured; NaN where it was and is no number.</summary>
    public double? Number(EpochMetrics metrics) => _property.GetValue(metrics) switch
    {
        null => null,
        long count => count,
        double number => number,
        var other => throw new InvalidOperationException($"Figure {Column} has the type {other.GetType()}, which no column has."),
    };

    /// <summary>What the store keeps of it: a long or a double; null where it was not measured or is no number.</summary>
    public object? Stored(EpochMetrics metrics) => _property.GetValue(metrics) is var value && value is double.NaN ? null : value;

    /// <summary>An epoch from what the store keeps.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="stored">Of each figure; null becomes NaN where a figure is always measured.</param>
    public static EpochMetrics Read(int epoch, Func<EpochFigure, object?> stored)
    {
        var metrics = Activator.CreateInstance<EpochMetrics>() with { Epoch = epoch };
        foreach (var figure in All)
            figure._property.SetValue(metrics, stored(figure) ?? (figure.IsOfValidation ? null : double.NaN));
        return metrics;
    }
}
