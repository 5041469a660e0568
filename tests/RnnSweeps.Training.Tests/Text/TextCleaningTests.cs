using System.Text.RegularExpressions;
using CsCheck;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Text;

public sealed class TextCleaningTests
{
    [Theory]
    [InlineData("The Time Machine, by H. G. Wells [1898]\n\n\n\nI\n", "the time machine by h g wells i ")]
    [InlineData("  Naïve -- café", " na ve caf ")]
    [InlineData("it's 5 o'clock", "it s o clock")]
    [InlineData("1234 5678\n", " ")]
    [InlineData("", "")]
    public void Letters_keeps_letters_and_single_spaces_and_trims_nothing(string text, string cleaned) =>
        Assert.Equal(cleaned, TextCleaning.Clean(text, Cleaning.Letters));

    /// <summary>The book's own definition, section 9.2: re.sub('[^A-Za-z]+', ' ', text).lower().</summary>
    [Fact]
    public void Letters_is_the_books_regular_expression() =>
        Gen.String[Gen.OneOf(Gen.Char.AlphaNumeric, Gen.Char, Gen.OneOf(' ', '\n', 'İ', 'K', 'ſ', '-'))].Sample(text =>
            Assert.Equal(Regex.Replace(text, "[^A-Za-z]+", " ").ToLowerInvariant(), TextCleaning.Clean(text, Cleaning.Letters)));

    [Theory]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("\u201cIt\u2019s \u2018late\u2019,\u201d he said\u2014then\u2026", "\"It's 'late',\" he said--then...")]
    [InlineData("pages 3\u20135\u00a0\u00bd\tnow", "pages 3-5  now")]
    [InlineData("\uFEFFcafé \0 \u0007 𝄞!", "caf   !")]
    public void Printable_keeps_plain_characters_and_line_ends(string text, string cleaned) =>
        Assert.Equal(cleaned, TextCleaning.Clean(text, Cleaning.Printable));

    [Fact]
    public void Printable_yields_nothing_else() =>
        Gen.String.Sample(text => Assert.All(TextCleaning.Clean(text, Cleaning.Printable), c => Assert.True(c is '\n' or (>= ' ' and <= '~'))));

    [Theory]
    [InlineData("lamplighter", 31_324)]
    [InlineData("orrery", 28_381)]
    [InlineData("ledger", 27_704)]
    public void The_texts_that_ship_have_their_known_lengths(string name, int characters) =>
        Assert.Equal(characters, TextCleaning.Clean(TextCatalogue.Shipped(TextCatalogue.Default.Find(name)!), Cleaning.Letters).Length);
}
