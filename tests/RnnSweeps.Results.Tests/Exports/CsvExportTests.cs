using System.Globalization;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Exports;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Exports;

public abstract class CsvExportTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task The_three_files_are_as_approved()
    {
        var sweep = await Store.SweepAsync(["rnn", "gru"], [0, 1]);
        await Store.TrainAsync(new RunId(sweep, 1), 9.1, 8.3);
        await Store.TrainAsync(new RunId(sweep, 2), 9.7, 8.2);
        await Store.TrainAsync(new RunId(sweep, 3), 7.1, 7.3);
        var running = new RunId(sweep, 4);
        await Store.BeginAttemptAsync(running, 0, Given.Place);
        await Store.AppendAsync(running, 1, [new EpochEnded(running, 1, Given.Epoch(1, 1 + Math.PI) with { ValPpl = null, TrainLoss = double.NaN })]);
        using var folder = new TemporaryFolder();
        var results = new ResultsFolder(folder.Path);
        var written = await CsvExport.WriteAsync(Store, results, sweep);
        Assert.Equal(["leaderboard", "runs", "curves"], written.Select(Path.GetFileNameWithoutExtension));
        foreach (var path in written) Repository.Approve(await File.ReadAllTextAsync(path), Path.GetFileName(path));
        Assert.Equal(3, Directory.GetFiles(results.Sweep(sweep)).Length);
    }

    [Fact]
    public async Task A_sweep_without_runs_gives_headers_and_replaces_older_files()
    {
        var sweep = (await Store.AddSweepAsync(Given.Submission())).Id;
        using var folder = new TemporaryFolder();
        var results = new ResultsFolder(folder.Path);
        ResultsFile.Write(results.Export(sweep, "curves", "csv"), "old");
        foreach (var path in await CsvExport.WriteAsync(Store, results, sweep))
        {
            var line = Assert.Single(await File.ReadAllLinesAsync(path));
            Assert.StartsWith("sweep_id,", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Floats_read_back_bit_for_bit()
    {
        var sweep = await Store.SweepAsync(["rnn"], [0]);
        var random = new Random(2);
        double[] ppls = [.. Enumerable.Range(0, 100).Select(_ => Math.Exp(20 * random.NextDouble()))];
        await Store.TrainAsync(new RunId(sweep, 1), ppls);
        using var folder = new TemporaryFolder();
        var curves = (await CsvExport.WriteAsync(Store, new ResultsFolder(folder.Path), sweep))[2];
        var lines = await File.ReadAllLinesAsync(curves);
        var column = Array.IndexOf(lines[0].Split(','), "val_ppl");
        Assert.Equal(ppls, lines[1..].Select(l => double.Parse(l.Split(',')[column], CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("1-1=0", "1-1=0")]
    [InlineData("", "")]
    [InlineData(" x", "\" x\"")]
    [InlineData("x ", "\"x \"")]
    [InlineData("x\t", "x\t")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    public void A_text_cannot_become_a_formula_and_numbers_stay_numbers(string text, string cell)
    {
        using var csv = new StringWriter();
        CsvTable.Write(csv, ["=name", "whole", "number"], [[text, -2L, -0.5]]);
        Assert.Equal($"'=name,whole,number\n{cell},-2,-0.5\n", csv.ToString());
    }

    [Fact]
    public void A_row_that_is_one_empty_cell_is_no_empty_line()
    {
        using var csv = new StringWriter();
        CsvTable.Write(csv, ["best_val_ppl"], [[null], [7.5]]);
        Assert.Equal("best_val_ppl\n\"\"\n7.5\n", csv.ToString());
    }
}
