using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

public sealed class CorporaTests
{
    [Fact]
    public async Task List_knows_the_books_and_what_ships_with_the_program()
    {
        using var folder = new TemporaryFolder();
        var texts = JsonDocument.Parse((await Rnn.RunAsync(folder, "corpora", "list", "--format", "json")).Expect(0).Output).RootElement
            .EnumerateArray().Select(t => t.GetProperty("name").GetString()).ToList();
        foreach (var name in (string[])["time-machine", "war-of-the-worlds", "alice", "lamplighter", "orrery", "ledger"]) Assert.Contains(name, texts);
    }

    [Fact]
    public async Task A_text_that_was_added_can_be_trained_on()
    {
        using var folder = new TemporaryFolder();
        folder.Write("my-book.txt", string.Concat(Enumerable.Repeat("the owl and the pussycat went to sea in a beautiful pea green boat ", 40)));
        (await Rnn.RunAsync(folder, "corpora", "add", "my-book.txt")).Expect(0);
        (await Rnn.RunAsync(
            folder, "train", "--set", "corpus=my-book", "--set", "hidden=4", "--set", "layers=1", "--set", "steps=8", "--set", "batch=64",
            "--set", "train_windows=256", "--set", "val_windows=64", "--set", "epochs=1", "--set", "sample_length=0")).Expect(0);
    }

    [Fact]
    public async Task A_text_that_cannot_be_had_says_what_was_tried()
    {
        using var folder = new TemporaryFolder();
        (await Rnn.RunAsync(folder, "corpora", "fetch", "nowhere")).ExpectSentence(2, "nowhere");
        (await Rnn.RunAsync(folder, "corpora", "add", "nowhere.txt")).ExpectSentence(2, "nowhere.txt");
    }
}
