using System.Globalization;
using RnnSweeps.Results.Exports;
using RnnSweeps.Tests.Shared;

namespace RnnSweeps.Results.Tests.Exports;

public sealed class HostileCellTests
{
    public static TheoryData<string> Hostile => [.. HostileTexts.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_text_is_one_cell_that_reads_back_as_it_was(string name)
    {
        using var csv = new StringWriter();
        CsvTable.Write(csv, ["before", "text", "after"], [["a", HostileTexts.All[name], "b"]]);
        using var reader = new CsvHelper.CsvParser(new StringReader(csv.ToString()), CultureInfo.InvariantCulture);
        Assert.True(reader.Read() && reader.Read());
        var cell = reader.Record![1];
        Assert.Equal(["a", "b"], [reader.Record[0], reader.Record[2]]);
        Assert.False(cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]);
        Assert.Equal(HostileTexts.All[name], cell.StartsWith('\'') && !HostileTexts.All[name].StartsWith('\'') ? cell[1..] : cell);
        Assert.False(reader.Read());
    }
}
