using System.Data.Common;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store;

/// <summary>One row of a result, read by the names of its columns.</summary>
internal readonly struct Row(DbDataReader reader)
{
    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column) => reader.GetOrdinal(column) is var i && reader.IsDBNull(i) ? null : reader.GetString(i);

    public int Integer(string column) => reader.GetInt32(reader.GetOrdinal(column));

    public int? IntegerOrNull(string column) => reader.GetOrdinal(column) is var i && reader.IsDBNull(i) ? null : reader.GetInt32(i);

    public long Long(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public long? LongOrNull(string column) => reader.GetOrdinal(column) is var i && reader.IsDBNull(i) ? null : reader.GetInt64(i);

    public double? NumberOrNull(string column) => reader.GetOrdinal(column) is var i && reader.IsDBNull(i) ? null : reader.GetDouble(i);

    /// <summary>A figure that is always measured: the store holds NULL where it was NaN.</summary>
    public double Number(string column) => NumberOrNull(column) ?? double.NaN;

    public DateTimeOffset Moment(string column) => Schema.Moment.Parse(Text(column));

    public DateTimeOffset? MomentOrNull(string column) => TextOrNull(column) is { } text ? Schema.Moment.Parse(text) : null;
}
