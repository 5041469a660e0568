using System.Text;
using System.Text.RegularExpressions;
using RnnSweeps.Core;
using RnnSweeps.Results.Reports.Pictures;

namespace RnnSweeps.Results.Reports.Document;

/// <summary>The same report as Markdown; its pictures are files beside it.</summary>
internal static partial class MarkdownPage
{
    /// <param name="path">Where a picture lies, as seen from the page.</param>
    public static string Write(string title, IReadOnlyList<Block> blocks, Func<Picture, string> path)
    {
        var text = new StringBuilder($"# {Inline(title)}\n\n");
        foreach (var block in blocks) Add(text, block, path);
        return text.ToString();
    }

    private static void Add(StringBuilder text, Block block, Func<Picture, string> path)
    {
        switch (block)
        {
            case Block.Part part:
                text.Append($"# {Inline(part.Text)}\n\n");
                break;
            case Block.Heading heading:
                text.Append($"## {Inline(heading.Text)}\n\n");
                break;
            case Block.Subheading heading:
                text.Append($"### {Inline(heading.Text)}\n\n");
                break;
            case Block.Answer answer:
                text.Append($"> **{Inline(answer.Text)}**\n\n");
                break;
            case Block.Paragraph paragraph:
                text.Append($"{Inline(paragraph.Text)}\n\n");
                break;
            case Block.Table table:
                text.Append($"| {string.Join(" | ", table.Columns.Select(c => Cell(c.Header)))} |\n|{string.Concat(table.Columns.Select(c => c.IsNumber ? " ---: |" : " --- |"))}\n");
                foreach (var line in table.Lines) text.Append($"| {string.Join(" | ", line.Cells.Select((c, i) => (line.Stressed || line.StressedCells.Contains(i)) && c.Length > 0 ? $"**{Cell(c)}**" : Cell(c)))} |\n");
                text.Append('\n');
                break;
            case Block.Pictures pictures:
                foreach (var picture in pictures.Items) text.Append($"![{Inline(picture.Alt)}]({path(picture)})\n\n{Inline(picture.Caption)}\n\n");
                break;
            case Block.Excerpts excerpts:
                foreach (var excerpt in excerpts.Items) text.Append($"**{Inline(excerpt.Title)}** ({Inline(excerpt.About)})\n\n{Fenced(excerpt.Text)}\n");
                break;
            case Block.Facts facts:
                foreach (var (word, fact) in facts.Items) text.Append($"- {Inline(word)}: {Inline(fact)}\n");
                text.Append('\n');
                break;
            case Block.Verbatim verbatim:
                text.Append($"{Inline(verbatim.Title)}:\n\n{Fenced(verbatim.Text)}\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "Unknown block.");
        }
    }

    /// <summary>A fence longer than any run of the like in the text, wherever it stands: indented ones close a block too.</summary>
    private static string Fenced(string text)
    {
        var visible = VisibleText.Lines(text);
        var fence = new string('`', Math.Max(3, 1 + Ticks().Matches(visible).Select(m => m.Length).DefaultIfEmpty(0).Max()));
        return $"{fence}text\n{visible.TrimEnd('\n')}\n{fence}\n";
    }

    /// <summary>One line, in which what Markdown would take for markup is escaped; so is what makes a list, a heading or code at a line's beginning.</summary>
    private static string Inline(string text)
    {
        var line = VisibleText.Line(text.ReplaceLineEndings(" ")).Trim();
        return Beginning().Replace(Markup().Replace(line, @"\$0"), @"$1\$2");
    }

    private static string Cell(string text) => Inline(text);

    [GeneratedRegex("`+")]
    private static partial Regex Ticks();

    [GeneratedRegex(@"[\\`*_\[\]<>#|~&$]")]
    private static partial Regex Markup();

    /// <summary>The mark of a list or of an underlined heading, with the digits before it.</summary>
    [GeneratedRegex(@"^(\d*)([-+=.)])(?=[-=\s]|$)")]
    private static partial Regex Beginning();
}
