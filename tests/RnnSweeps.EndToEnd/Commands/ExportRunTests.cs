using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

public sealed class ExportRunTests(FinishedSweep finished)
{
    private const string Figures = "SELECT epoch, train_loss, val_loss FROM epochs WHERE run_id = '{0}' ORDER BY epoch";

    private const string End = "SELECT r.state, r.weights_sha256, e.text, e.loss FROM runs r JOIN evaluations e ON e.run_id = r.id WHERE r.id = '{0}' ORDER BY e.text";

    [Fact]
    public async Task The_sweep_file_trains_the_same_run_elsewhere()
    {
        using var elsewhere = new TemporaryFolder();
        var ended = (await Rnn.RunAsync(finished.Folder, "export-run", "tiny/0004", elsewhere.File("it"))).Expect(0);
        Assert.Equal(((string[])["sweep.yaml", "fingerprints.json"]).Select(f => elsewhere.File("it/" + f)), ended.OutputLines);
        Assert.Contains("rnnsweeps run sweep.yaml --threads 1", ended.Error, StringComparison.Ordinal);
        (await Rnn.RunAsync(elsewhere, "run", "it/sweep.yaml")).Expect(0);
        AssertSame("tiny/0004", finished.Folder.Results, "tiny-0004/0001", elsewhere.Results);
        var weights = JsonDocument.Parse(File.ReadAllText(elsewhere.File("it/fingerprints.json"))).RootElement.GetProperty("result").GetProperty("weights_sha256").GetString();
        Assert.Equal([weights!], Rows.Of(elsewhere.Results, "SELECT weights_sha256 FROM run_summary"));
        Assert.Contains(weights!, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mixes_initial_weights_and_texts_go_along()
    {
        using var here = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        here.Write("corpora/mine.txt", string.Concat(Enumerable.Range(0, 400).Select(i => $"The {i % 7} zebra of the {(char)('a' + i % 26)} sat quietly; ")));
        var corpora = new Dictionary<string, string> { ["RNNSWEEPS_CORPORA"] = here.File("corpora") };
        string Sweep(string name, string more) => $$$"""
            name: {{{name}}}
            corpora: {mixed: {lamplighter: 2, mine: 1}}
            evaluate_on: [orrery]
            stop: {patience: 2, min_delta: 0.5}
            parameters: {corpus: mixed, hidden: 8, layers: 1, steps: 16, batch: 64, train_windows: 512, val_windows: 128, epochs: 4, dropout: 0.1, sample_length: 0{{{more}}} }
            seeds: [3]
            """;
        here.Write("first.yaml", Sweep("first", ""));
        here.Write("next.yaml", Sweep("next", ", init_from: first/0001"));
        foreach (var file in (string[])["first.yaml", "next.yaml"]) (await Rnn.RunAsync(here, corpora, "run", file)).Expect(0);
        (await Rnn.RunAsync(here, "export-run", "next/0001", elsewhere.Path, "--texts")).Expect(0);
        Assert.Equal(["fingerprints.json", "initial-weights", "sweep.yaml"], Directory.EnumerateFiles(elsewhere.Path).Select(f => Path.GetFileName(f)!).Order());
        Assert.Equal(["lamplighter.txt", "mine.txt", "orrery.txt"], Directory.EnumerateFiles(elsewhere.File("texts")).Select(f => Path.GetFileName(f)!).Order());
        (await Rnn.RunAsync(elsewhere, new Dictionary<string, string> { ["RNNSWEEPS_CORPORA"] = "texts" }, "run", "sweep.yaml")).Expect(0);
        AssertSame("next/0001", here.Results, "next-0001/0001", elsewhere.Results);
    }

    [Fact]
    public async Task A_folder_with_something_in_it_and_an_unknown_run_are_told()
    {
        (await Rnn.RunAsync(finished.Folder, "export-run", "tiny/0001", finished.Folder.Path)).ExpectSentence(2, "is not empty");
        (await Rnn.RunAsync(finished.Folder, "export-run", "tiny/0099", finished.Folder.File("new"))).ExpectSentence(2, "'tiny/0099'");
    }

    private static void AssertSame(string run, string results, string otherRun, string otherResults)
    {
        foreach (var question in (string[])[Figures, End])
        {
            var rows = Rows.Of(results, string.Format(question, run));
            Assert.NotEmpty(rows);
            Assert.Equal(rows, Rows.Of(otherResults, string.Format(question, otherRun)));
        }
    }
}
