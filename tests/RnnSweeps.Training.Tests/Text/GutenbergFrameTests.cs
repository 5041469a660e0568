using RnnSweeps.Training.Text;

namespace RnnSweeps.Training.Tests.Text;

public sealed class GutenbergFrameTests
{
    private const string Story = "CHAPTER I\n\nIt was night.\n\nHe left.\n";

    [Theory]
    [InlineData("*** START OF THE PROJECT GUTENBERG EBOOK A STORY ***", "*** END OF THE PROJECT GUTENBERG EBOOK A STORY ***")]
    [InlineData("*** START OF THIS PROJECT GUTENBERG EBOOK A STORY ***", "End of Project Gutenberg's A Story, by A. Writer\n\n*** END OF THIS PROJECT GUTENBERG EBOOK A STORY ***")]
    [InlineData("***START OF THE PROJECT GUTENBERG EBOOK A STORY***", "***END OF THE PROJECT GUTENBERG EBOOK A STORY***")]
    [InlineData("*** START OF THE PROJECT GUTENBERG EBOOK A STORY\nWITH A VERY LONG\nTITLE ***", "*** END OF THE PROJECT GUTENBERG EBOOK A STORY\nWITH A VERY LONG\nTITLE ***")]
    [InlineData("***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START***\nWe may...\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*", "End of The Project Gutenberg Etext of A Story")]
    [InlineData("*END THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.03.08.92*END*", "End of the Project Gutenberg EBook of A Story, by A. Writer")]
    public void Header_and_footer_of_every_age_are_cut(string header, string footer)
    {
        // The oldest small print counts as a header only in the first half of a file.
        var story = string.Concat(Enumerable.Repeat(Story, 20));
        var file = $"\uFEFFThe Project Gutenberg EBook\n\nTitle: A Story\n\n{header}\n\n\n{story}\n\n{footer}\n\nlicence\n*** START: FULL LICENSE ***\n";
        Assert.Equal(story, GutenbergFrame.Cut(file));
        Assert.Equal(story.ReplaceLineEndings("\r\n").TrimEnd() + "\n", GutenbergFrame.Cut(file.ReplaceLineEndings("\r\n")));
    }

    [Theory]
    [InlineData("I read it in a book: *** START OF THE PROJECT GUTENBERG EBOOK A STORY ***\n")]
    [InlineData("We came to the end of Project Gutenberg's long list.\n")]
    [InlineData("\n\n  A story of its own.  \n\n")]
    [InlineData("")]
    public void A_text_without_such_lines_stays_as_it_is(string text) => Assert.Equal(text, GutenbergFrame.Cut(text));

    [Fact]
    public void A_text_with_a_footer_alone_loses_it() =>
        Assert.Equal(Story, GutenbergFrame.Cut(Story + "\n*** END OF THE PROJECT GUTENBERG EBOOK A STORY ***\nlicence\n"));
}
