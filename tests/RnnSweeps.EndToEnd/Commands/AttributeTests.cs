using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

public sealed class AttributeTests(FinishedSweep finished)
{
    [Fact]
    public async Task Models_of_single_texts_judge_what_all_models_write_and_the_books_themselves()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mix.yaml", """
            name: mix
            corpora:
              both: [lamplighter, ledger]
            parameters:
              hidden: 8
              layers: 1
              corpus: [lamplighter, ledger, both]
              train_windows: 500
              val_windows: 400
              batch: 100
              epochs: 1
            seeds: [0, 1]
            """);
        (await Rnn.RunAsync(folder, "run", "mix.yaml")).Expect(0);
        var line = (string[])["attribute", "mix", "--length", "250", "--passage", "50"];
        var told = JsonDocument.Parse((await Rnn.RunAsync(folder, [.. line, "--format", "json"])).Expect(0).Output).RootElement;
        Assert.Equal(["lamplighter", "ledger"], told.GetProperty("judges").EnumerateArray().Select(j => j.GetString()!));
        var rows = told.GetProperty("rows").EnumerateArray().ToList();
        // A book's held-out part has 400 windows of 32 steps: 431 characters, judged with both seeds; of each run the prefix and 250 more.
        Assert.Equal(
            [("lamplighter", true, 16), ("ledger", true, 16), ("corpus=lamplighter", false, 10), ("corpus=ledger", false, 10), ("corpus=both", false, 10)],
            rows.Select(r => (r.GetProperty("writer").GetString()!, r.GetProperty("is_text").GetBoolean(), r.GetProperty("passages").GetInt32())));
        Assert.All(rows, r => Assert.Equal(1, r.GetProperty("shares").EnumerateArray().Sum(s => s.GetDouble()), 1e-12));
        Assert.All(rows, r => Assert.All(r.GetProperty("ppl").EnumerateArray(), p => Assert.InRange(p.GetDouble(), 2, 60)));

        var table = (await Rnn.RunAsync(folder, line)).Expect(0);
        Assert.Contains("ledger (the book)", table.Output, StringComparison.Ordinal);
        Assert.Contains("corpus=both writes.", table.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_without_judges_says_what_it_takes() =>
        (await Rnn.RunAsync(finished.Folder, "attribute", "tiny")).ExpectSentence(2, "Sweep tiny has no judges", "two corpora of a single text each");
}
