using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Text;

public sealed class CorpusFreezerTests
{
    [Fact]
    public async Task A_corpus_is_frozen_text_by_text_in_the_order_of_its_mix()
    {
        using var library = new Library();
        var texts = await FreezeAsync(library, (Mix("mixed", ["ledger", "lamplighter"]), Cleaning.Letters));
        Assert.Equal(["ledger", "lamplighter"], texts.Select(t => t.Name));
        Assert.Equal([27_704L, 31_324L], texts.Select(t => t.Characters));
        Assert.Equal([1.0, 2.0], texts.Select(t => t.Share));
        foreach (var text in texts)
        {
            Assert.Equal(("mixed", Cleaning.Letters, library.PathOfFrozen(text.Sha256)), (text.Corpus, text.Cleaning, text.Path));
            Assert.Equal(text.Characters, FrozenTexts.Read(text).Length);
            Assert.Equal(text.Sha256, FrozenTexts.Fingerprint(FrozenTexts.Read(text)));
        }
    }

    [Fact]
    public async Task Corpora_that_share_a_text_share_its_file_and_cleanings_do_not()
    {
        using var library = new Library();
        var texts = await FreezeAsync(library, (Mix("a", ["ledger"]), Cleaning.Letters), (Mix("b", ["ledger"]), Cleaning.Letters), (Mix("a", ["ledger"]), Cleaning.Printable));
        Assert.Equal(["a", "b", "a"], texts.Select(t => t.Corpus));
        Assert.Equal(texts[0].Path, texts[1].Path);
        Assert.NotEqual(texts[0].Path, texts[2].Path);
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(texts[0].Path)!).Length);
    }

    [Fact]
    public async Task A_text_that_lies_there_already_is_not_written_again_but_a_damaged_one_is()
    {
        using var library = new Library();
        var text = (await FreezeAsync(library, (Mix("a", ["ledger"]), Cleaning.Letters)))[0];
        var before = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(text.Path, before);
        await FreezeAsync(library, (Mix("a", ["ledger"]), Cleaning.Letters));
        Assert.Equal(before, File.GetLastWriteTimeUtc(text.Path));
        File.WriteAllText(text.Path, "damaged");
        await FreezeAsync(library, (Mix("a", ["ledger"]), Cleaning.Letters));
        Assert.Equal(text.Characters, FrozenTexts.Read(text).Length);
    }

    [Fact]
    public async Task Where_one_text_cannot_be_had_the_whole_fallback_is_used_and_reported()
    {
        using var library = new Library();
        var heard = new Heard();
        var mix = Mix("tm", ["orrery", "nowhere"]) with { Fallback = [new TextShare("lamplighter", 1)] };
        var texts = await new CorpusFreezer(library.Texts).FreezeAsync([(mix, Cleaning.Letters)], library.PathOfFrozen, heard);
        Assert.Equal(("tm", "lamplighter"), (Assert.Single(texts).Corpus, texts[0].Name));
        var taken = Assert.Single(heard.Events.OfType<FallbackTaken>());
        Assert.Equal(("tm", "lamplighter"), (taken.Corpus, Assert.Single(taken.Texts)));
        Assert.Contains("Text nowhere cannot be had", taken.Reason);
    }

    [Fact]
    public async Task Without_a_fallback_a_text_that_cannot_be_had_ends_the_submission()
    {
        using var library = new Library();
        var error = await Assert.ThrowsAsync<TextNotFoundException>(() => FreezeAsync(library, (Mix("a", ["nowhere"]), Cleaning.Letters)));
        Assert.Equal("nowhere", error.Name);
        var mix = Mix("b", ["nowhere"]) with { Fallback = [new TextShare("elsewhere", 1)] };
        Assert.Equal("elsewhere", (await Assert.ThrowsAsync<TextNotFoundException>(() => FreezeAsync(library, (mix, Cleaning.Letters)))).Name);
    }

    [Fact]
    public async Task A_text_that_is_empty_after_cleaning_is_an_error_and_nothing_is_written()
    {
        using var library = new Library();
        library.Write("mine/numbers.txt", "1234 5678\n");
        var error = await Assert.ThrowsAsync<TextException>(() => FreezeAsync(library, (Mix("a", ["ledger", "numbers"]), Cleaning.Letters)));
        Assert.Contains("Text numbers", error.Message);
        Assert.Contains("is empty after cleaning 'letters'", error.Message);
        Assert.False(Directory.Exists(Path.GetDirectoryName(library.PathOfFrozen(""))));
        Assert.Equal(10, Assert.Single(await FreezeAsync(library, (Mix("a", ["numbers"]), Cleaning.Printable))).Characters);
    }

    [Fact]
    public async Task What_cleaning_takes_away_above_one_percent_is_told_and_an_encoding_other_than_UTF_8()
    {
        using var library = new Library();
        var heard = new Heard();
        File.WriteAllBytes(Path.Combine(library.UserFolder, "french.txt"), [.. Enumerable.Repeat((byte[])[.. "l'"u8, 0xe9, .. "t"u8, 0xe9, .. " dernier, "u8], 100).SelectMany(b => b)]);
        await new CorpusFreezer(library.Texts).FreezeAsync([(Mix("a", ["french", "ledger"]), Cleaning.Letters)], library.PathOfFrozen, heard);
        Assert.Equal(new TextDecoded("french", "windows-1252"), heard.Events[0]);
        var lost = Assert.IsType<CharactersDropped>(heard.Events[1]);
        Assert.Equal(("french", 200L, 1300L), (lost.Text, lost.Dropped.Count, lost.Dropped.Seen));
        Assert.Equal(["é"], lost.Dropped.MostFrequent);
        Assert.Equal(2, heard.Events.Count);
    }

    [Fact]
    public async Task A_trainer_refuses_a_text_that_was_changed_or_is_gone()
    {
        using var library = new Library();
        var text = (await FreezeAsync(library, (Mix("a", ["ledger"]), Cleaning.Letters)))[0];
        File.AppendAllText(text.Path, "x");
        var changed = Assert.Throws<TrainingException>(() => FrozenTexts.Read(text));
        Assert.Equal(FailureKind.BadData, changed.Kind);
        Assert.Contains(text.Sha256, changed.Message);
        File.Delete(text.Path);
        Assert.Equal(FailureKind.BadData, Assert.Throws<TrainingException>(() => FrozenTexts.Read(text)).Kind);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_named()
    {
        using var library = new Library();
        library.Write("frozen", "a file where the folder should be");
        var error = await Assert.ThrowsAsync<TextException>(() => FreezeAsync(library, (Mix("a", ["ledger"]), Cleaning.Letters)));
        Assert.Contains(library.PathOfFrozen(""), error.Message.Replace(FrozenName(error.Message), "", StringComparison.Ordinal));
    }

    private static string FrozenName(string message) => System.Text.RegularExpressions.Regex.Match(message, "[0-9a-f]{64}").Value;

    private static CorpusMix Mix(string name, string[] texts) => new(name, [.. texts.Select((t, i) => new TextShare(t, i + 1))], []);

    private static Task<IReadOnlyList<FrozenText>> FreezeAsync(Library library, params (CorpusMix, Cleaning)[] corpora) =>
        new CorpusFreezer(library.Texts).FreezeAsync(corpora, library.PathOfFrozen);
}
