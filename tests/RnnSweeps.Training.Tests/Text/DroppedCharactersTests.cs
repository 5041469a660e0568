using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Text;

public sealed class DroppedCharactersTests
{
    [Theory]
    [InlineData("No, it's (only) a pause - or two!", Cleaning.Letters, 0, 26)]
    [InlineData("caf\u00e9 \u00e0 la 5e", Cleaning.Letters, 3, 9)]
    [InlineData("caf\u00e9 \u2018la\u2019 5e \u2026", Cleaning.Printable, 1, 11)]
    [InlineData("\ufeff \u200b\t\u0007", Cleaning.Letters, 0, 0)]
    [InlineData("\U0001d11e\U0001d11e a", Cleaning.Printable, 2, 3)]
    public void A_character_is_dropped_if_nothing_of_it_is_left_and_no_cleaning_is_for_that(string text, Cleaning cleaning, int count, int of)
    {
        var dropped = DroppedCharacters.Of(text, cleaning);
        Assert.Equal((count, of), (dropped.Count, dropped.Seen));
        Assert.Equal(of == 0 ? 0 : (double)count / of, dropped.Share);
    }

    [Fact]
    public void The_most_frequent_are_named_first_and_five_at_most() =>
        Assert.Equal(["é", "à", "1", "2", "3"], DroppedCharacters.Of("ééé àà ß1234", Cleaning.Letters).MostFrequent);

    [Theory]
    [InlineData("it's 5 caf\u00e9s", Cleaning.Letters, new[] { "'", "5", "\u00e9" })]
    [InlineData("it\u2019s 5 caf\u00e9s", Cleaning.Printable, new[] { "\u00e9" })]
    [InlineData("It has\n", Cleaning.Letters, new string[0])]
    public void What_a_prefix_would_lose_is_named(string text, Cleaning cleaning, string[] lost) => Assert.Equal(lost, DroppedCharacters.In(text, cleaning));

    [Theory]
    [InlineData("lamplighter")]
    [InlineData("orrery")]
    [InlineData("ledger")]
    public void Of_the_texts_that_ship_nothing_is_told(string name) =>
        Assert.InRange(DroppedCharacters.Of(TextCatalogue.Shipped(TextCatalogue.Default.Find(name)!), Cleaning.Letters).Share, 0, DroppedCharacters.ToldFrom);
}
