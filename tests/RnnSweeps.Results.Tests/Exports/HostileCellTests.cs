using System.Text;
using CsvHelper;
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
        // Half a letter becomes a mark of its loss, as in every file and database.
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(HostileTexts.All[name]));
        using var csv = new StringWriter();
        CsvTable.Write(csv, ["before", "text", "after"], [["a", text, "b"]]);
        using var reader = CsvReader.FromText(csv.ToString(), CsvReaderOptions.Default with { MalformedData = CsvMalformedDataHandling.Throw });
        Assert.True(reader.Read());
        var cell = reader.GetString("text");
        Assert.Equal(["a", "b"], [reader.GetString("before"), reader.GetString("after")]);
        Assert.False(cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]);
        Assert.Equal(text, cell.StartsWith('\'') && !text.StartsWith('\'') ? cell[1..] : cell);
        Assert.False(reader.Read());
    }
}
