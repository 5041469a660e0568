using System.Globalization;
using System.Text;
using RnnSweeps.Tests.Shared;

namespace RnnSweeps.Core.Tests;

public sealed class VisibleTextTests
{
    /// <summary>It joins signs to one, and is seen by that.</summary>
    private const int ZeroWidthJoiner = 0x200D;

    public static TheoryData<string> Names => [.. HostileTexts.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_a_hostile_text_steers_a_terminal_or_hides(string name)
    {
        foreach (var shown in (string[])[VisibleText.Line(HostileTexts.All[name]), VisibleText.Lines(HostileTexts.All[name])])
            Assert.All(shown.EnumerateRunes().Where(r => r.Value is not ('\n' or '\t')), r =>
                Assert.True(Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format) || r.Value == ZeroWidthJoiner, $"U+{r.Value:X4} in {shown}"));
        Assert.DoesNotContain('\n', VisibleText.Line(HostileTexts.All[name]));
    }

    [Theory]
    [InlineData("plain text, éß漢字 👩‍🔬 नमस्ते", "plain text, éß漢字 👩‍🔬 नमस्ते")]
    [InlineData("\u001b[31m", "\\u001b[31m")]
    [InlineData("a\r\nb\nc\td", "a↵b↵c d")]
    [InlineData("a\rb", "a\\u000db")]
    [InlineData("\U000E0041", "\\ue0041")]
    [InlineData("", "")]
    public void Letters_stay_and_the_rest_is_written_out(string text, string shown) => Assert.Equal(shown, VisibleText.Line(text));

    [Fact]
    public void Half_a_letter_is_written_out() => Assert.Equal("a\\ud83db", VisibleText.Line(HostileTexts.All["half a letter"]));

    [Fact]
    public void Several_lines_keep_their_ends() => Assert.Equal("a\nb\tc", VisibleText.Lines("a\r\nb\tc"));
}
