using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Exports;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Exports;

public abstract class FormatTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task DuckDB_reads_the_Parquet_files_with_the_types_and_figures_of_the_views()
    {
        using var folder = new TemporaryFolder();
        var files = await ParquetExport.WriteAsync(Store, new ResultsFolder(folder.Path), await TrainedAsync());
        Assert.Equal(["leaderboard.parquet", "runs.parquet", "curves.parquet"], files.Select(Path.GetFileName));
        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        Assert.Equal([("cell=gru", 7.25, 2L)], Asked(duck, $"SELECT label, mean_best_val_ppl, n FROM '{files[0]}' WHERE n > 0", r => (r.GetString(0), r.GetDouble(1), r.GetInt64(2))));
        Assert.Equal([("depth/0001", 7.0), ("depth/0002", 7.5)], Asked(duck, $"SELECT run_id, min(val_ppl) FROM '{files[2]}' GROUP BY run_id ORDER BY run_id", r => (r.GetString(0), r.GetDouble(1))));
        Assert.Equal([1L], Asked(duck, $"SELECT count(*) FROM '{files[1]}' WHERE best_val_ppl IS NULL", r => r.GetInt64(0)));
        var types = Asked(duck, $"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{files[1]}')", r => (r.GetString(0), r.GetString(1))).ToDictionary(t => t.Item1, t => t.Item2);
        Assert.Equal(("VARCHAR", "BIGINT", "DOUBLE", "DOUBLE", "BIGINT", "VARCHAR"), (types["cell"], types["layers"], types["lr"], types["best_val_ppl"], types["seed"], types["device"]));
    }

    [Fact]
    public async Task A_column_has_the_same_type_whether_a_sweep_has_values_for_it_or_not()
    {
        using var folder = new TemporaryFolder();
        var (full, empty) = (await TrainedAsync(), await Store.SweepAsync(["gru"], [0], "waiting"));
        using var duck = new DuckDBConnection("Data Source=:memory:");
        duck.Open();
        var types = new List<IReadOnlyList<(string, string)>>();
        foreach (var sweep in (SweepId[])[full, empty])
            types.Add(Asked(duck, $"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{(await ParquetExport.WriteAsync(Store, new ResultsFolder(folder.Path), sweep))[1]}')", r => (r.GetString(0), r.GetString(1))));
        Assert.Equal(types[0], types[1]);
        Assert.Contains(("peak_flops", "DOUBLE"), types[0]);
    }

    [Fact]
    public async Task The_JSON_files_hold_what_the_views_do()
    {
        using var folder = new TemporaryFolder();
        var files = await JsonExport.WriteAsync(Store, new ResultsFolder(folder.Path), await TrainedAsync());
        var curves = JsonDocument.Parse(await File.ReadAllTextAsync(files[2])).RootElement;
        Assert.Equal([(1L, 9.0), (2L, 7.0), (1L, 8.0), (2L, 7.5)], curves.EnumerateArray().Select(e => (e.GetProperty("epoch").GetInt64(), e.GetProperty("val_ppl").GetDouble())));
        var runs = JsonDocument.Parse(await File.ReadAllTextAsync(files[1])).RootElement;
        Assert.Equal(JsonValueKind.Null, runs[2].GetProperty("best_val_ppl").ValueKind);
        Assert.Equal("gru", runs[0].GetProperty("cell").GetString());
        Assert.Equal(3, (await File.ReadAllLinesAsync(files[1])).Count(l => l.StartsWith('{')));
    }

    [Fact]
    public async Task TensorBoards_files_have_sound_checksums_and_a_scalar_a_figure_and_epoch()
    {
        using var folder = new TemporaryFolder();
        var root = await TensorBoardExport.WriteAsync(Store, new ResultsFolder(folder.Path), await TrainedAsync());
        Assert.Equal(["0001 cell=gru seed=0", "0002 cell=gru seed=1"], Directory.GetDirectories(root).Select(Path.GetFileName).Order());
        var records = Records(await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(root, "0002 cell=gru seed=1")).Single()));
        Assert.Contains("brain.Event:2", Encoding.UTF8.GetString(records[0]), StringComparison.Ordinal);
        Assert.Equal([(1, 8f), (2, 7.5f)], records.Skip(1).Select(r => (StepOf(r), ValueOf(r, "val/ppl"))));
        Assert.Equal(160_000f, ValueOf(records[1], "run/chars_per_second"));
    }

    [Fact]
    public async Task A_sweep_is_written_as_a_store_of_its_own_again_and_again()
    {
        using var folder = new TemporaryFolder();
        var (sweep, file) = (await TrainedAsync(), new ResultsFolder(folder.Path).SqliteExport(SweepId.Parse("depth")));
        foreach (var _ in (int[])[1, 2]) await StoreCopy.WriteAsync(Store, file, sweep, replace: true);
        await using var copy = (await ResultStore.OpenForReadingAsync(file))!;
        Assert.Equal((await Store.RunsAsync(sweep)).Select(r => (r.Id, r.State)), (await copy.RunsAsync(sweep)).Select(r => (r.Id, r.State)));
        await Assert.ThrowsAsync<ResultsFolderException>(() => StoreCopy.WriteAsync(Store, file, sweep));
    }

    private async Task<SweepId> TrainedAsync()
    {
        var sweep = await Store.SweepAsync(["gru"], [0, 1, 2]);
        await Store.TrainAsync(new RunId(sweep, 1), 9, 7);
        await Store.TrainAsync(new RunId(sweep, 2), 8, 7.5);
        return sweep;
    }

    private static List<T> Asked<T>(DuckDBConnection duck, string sql, Func<System.Data.Common.DbDataReader, T> map)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(map(reader));
        return rows;
    }

    private static List<byte[]> Records(byte[] file)
    {
        var records = new List<byte[]>();
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            Assert.Equal(Masked(file.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)));
            records.Add(file[(at + 12)..(at + 12 + length)]);
            Assert.Equal(Masked(records[^1]), BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)));
            at += 16 + length;
        }
        return records;
    }

    /// <summary>CRC-32C bit by bit, apart from the one under test; its check value for "123456789" is e3069283.</summary>
    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        Assert.Equal(0xe3069283, Crc("123456789"u8));
        var crc = Crc(bytes);
        return (crc >> 15 | crc << 17) + 0xa282ead8;

        static uint Crc(ReadOnlySpan<byte> of)
        {
            var crc = uint.MaxValue;
            foreach (var b in of)
            {
                crc ^= b;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0x82f63b78;
            }
            return ~crc;
        }
    }

    /// <summary>Field 2 of the event follows its wall time, field 1.</summary>
    private static int StepOf(byte[] record)
    {
        Assert.Equal((0x09, 0x10), (record[0], record[9]));
        return record[10];
    }

    /// <summary>A value is its tag, field 1, then its number as a 32-bit float, field 2.</summary>
    private static float ValueOf(byte[] record, string tag)
    {
        var at = record.AsSpan().IndexOf((byte[])[0x0A, (byte)tag.Length, .. Encoding.UTF8.GetBytes(tag), 0x15]);
        Assert.True(at > 0, tag);
        return BitConverter.ToSingle(record, at + 2 + tag.Length + 1);
    }
}
