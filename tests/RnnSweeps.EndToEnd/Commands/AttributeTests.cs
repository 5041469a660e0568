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
        // A book's last 400 windows of 32 steps have 431 characters: 8 passages with each of two seeds. Of each run 5.
        Assert.Equal(
            [("lamplighter", true, 16), ("ledger", true, 16), ("corpus=lamplighter", false, 10), ("corpus=ledger", false, 10), ("corpus=both", false, 10)],
            rows.Select(r => (r.GetProperty("writer").GetString()!, r.GetProperty("is_text").GetBoolean(), r.GetProperty("passages").GetInt32())));
        Assert.All(rows, r => Assert.Equal(1, r.GetProperty("shares").EnumerateArray().Sum(s => s.GetDouble()), 1e-12));
        Assert.All(rows, r => Assert.All(r.GetProperty("ppl").EnumerateArray(), p => Assert.InRange(p.GetDouble(), 2, 60)));

        var table = (await Rnn.RunAsync(folder, line)).Expect(0);
        Assert.Contains("ledger (the book)", table.Output, StringComparison.Ordinal);
        Assert.Contains("corpus=both writes.", table.Error, StringComparison.Ordinal);
        (await Rnn.RunAsync(folder, "attribute", "mix", "--length", "20", "--passage", "10")).ExpectSentence(2, "--length 20 is too short", "more than the 32 steps");
        (await Rnn.RunAsync(folder, "attribute", "mix", "--length", "100")).ExpectSentence(2, "a passage of 200 characters");
    }

    [Fact]
    public async Task A_sweep_without_judges_says_what_it_takes() =>
        (await Rnn.RunAsync(finished.Folder, "attribute", "tiny")).ExpectSentence(2, "Sweep tiny has no judges", "two corpora of a single text each");
}
