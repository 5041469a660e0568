using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using RnnSweeps.Core;
using RnnSweeps.Results.Reports.Document;
using Block = RnnSweeps.Results.Reports.Document.Block;
using RnnSweeps.Tests.Shared;

namespace RnnSweeps.Results.Tests.Reports;

/// <summary>A report says what stands in texts from elsewhere, and takes nothing of it for markup, whatever it stands in.</summary>
public sealed partial class HostileTextTests
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseMathematics().Build();

    public static TheoryData<string> Names => [.. HostileTexts.All.Keys];

    /// <summary>An empty text has no words to stand in a block.</summary>
    public static TheoryData<string> Said => [.. HostileTexts.All.Where(t => t.Value.Length > 0).Select(t => t.Key)];

    [Theory]
    [MemberData(nameof(Said))]
    public void Markdown_has_the_same_blocks_as_with_a_harmless_text(string name)
    {
        var page = MarkdownPage.Write(HostileTexts.All[name], Page(HostileTexts.All[name]), _ => "p.svg");
        Assert.Equal(Structure(MarkdownPage.Write("harmless", Page("harmless"), _ => "p.svg")), Structure(page));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Markdown_still_says_it(string name)
    {
        var text = HostileTexts.All[name];
        var blocks = Markdig.Markdown.Parse(MarkdownPage.Write("harmless", [new Block.Paragraph("It says: " + text), new Block.Verbatim("file", text + "\nend")], _ => "p.svg"), Markdown);
        Assert.Equal(VisibleText.Line("It says: " + text.ReplaceLineEndings(" ")).TrimEnd(), string.Concat(((ParagraphBlock)blocks[1]).Inline!.Select(Written)));
        Assert.Equal(VisibleText.Lines(text + "\nend"), blocks.OfType<FencedCodeBlock>().Single().Lines.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Html_has_the_same_tags_as_with_a_harmless_text(string name)
    {
        static List<string> Tags(string html) => [.. Tag().Matches(html).Select(m => m.Value)];
        var html = HtmlPage.Write(HostileTexts.All[name], Page(HostileTexts.All[name]));
        Assert.Equal(Tags(HtmlPage.Write("harmless", Page("harmless"))), Tags(html));
        Assert.DoesNotContain(html, c => char.IsControl(c) && c is not ('\n' or '\t'));
        Assert.DoesNotContain(html, c => char.GetUnicodeCategory(c) == UnicodeCategory.Format && c != '\u200D');
    }

    private static IReadOnlyList<Block> Page(string text) =>
    [
        new Block.Answer(text), new Block.Paragraph(text), new Block.Subheading(text), new Block.Facts([(text, text)]),
        new Block.Table([new Column(text), new Column("n", true)], [new Line([text, "1"], Stressed: true), new Line([text, text])]),
        new Block.Excerpts([new Excerpt(text, text, text)]), new Block.Verbatim(text, $"name: x\ndescription: |\n  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}\n"), new Block.Paragraph("The end."),
    ];

    /// <summary>Kinds of blocks and of marked up words; the words themselves don't count.</summary>
    private static List<string> Structure(string markdown) =>
        [.. Markdig.Markdown.Parse(markdown, Markdown).Descendants().Where(d => d is not LiteralInline && d.GetType() != typeof(ContainerInline)).Select(d => d.GetType().Name)];

    private static string Written(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        _ => $"[{inline.GetType().Name}]",
    };

    [GeneratedRegex("<[a-zA-Z/!][^>]*>")]
    private static partial Regex Tag();
}
