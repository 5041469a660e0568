using System.Net;
using System.Text;
using RnnSweeps.Core;

namespace RnnSweeps.Results.Reports.Document;

/// <summary>
/// A report as one HTML file: styles and pictures are inside, nothing is fetched, it opens by a double click, follows the
/// reader's dark or light theme and prints.
/// </summary>
internal static class HtmlPage
{
    private static readonly string Style = Read("report.css");

    public static string Write(string title, IReadOnlyList<Block> blocks)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append($"<title>{Text(title)}</title>\n<style>\n{Style}</style>\n</head>\n<body>\n<main>\n<h1>{Text(title)}</h1>\n");
        // With several answers the way leads to each of them, with one to its sections.
        var parts = blocks.OfType<Block.Part>().Select(p => p.Text).ToList();
        var sections = parts.Count > 0 ? parts : [.. blocks.OfType<Block.Heading>().Select(h => h.Text)];
        if (sections.Count > 1) html.Append($"<nav>{string.Join(" · ", sections.Select(s => $"<a href=\"#{Anchor(s)}\">{Text(s)}</a>"))}</nav>\n");
        var (pictures, part) = (0, "");
        foreach (var block in blocks)
        {
            if (block is Block.Part begun) part = Anchor(begun.Text) + "-";
            Add(html, block, part, ref pictures);
        }
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Add(StringBuilder html, Block block, string part, ref int pictures)
    {
        switch (block)
        {
            case Block.Part begun:
                html.Append($"<h1 id=\"{Anchor(begun.Text)}\">{Text(begun.Text)}</h1>\n");
                break;
            case Block.Heading heading:
                html.Append($"<h2 id=\"{part}{Anchor(heading.Text)}\">{Text(heading.Text)}</h2>\n");
                break;
            case Block.Subheading heading:
                html.Append($"<h3>{Text(heading.Text)}</h3>\n");
                break;
            case Block.Answer answer:
                html.Append($"<p class=\"answer\">{Text(answer.Text)}</p>\n");
                break;
            case Block.Paragraph paragraph:
                html.Append($"<p>{Text(paragraph.Text)}</p>\n");
                break;
            case Block.Table table:
                Add(html, table);
                break;
            case Block.Pictures some:
                html.Append("<div class=\"pictures\">\n");
                foreach (var picture in some.Items)
                    html.Append($"<figure style=\"flex-basis:{picture.Width}px\">{picture.Themed($"p{++pictures}")}<figcaption>{Text(picture.Caption)}</figcaption></figure>\n");
                html.Append("</div>\n");
                break;
            case Block.Excerpts excerpts:
                html.Append("<div class=\"excerpts\">\n");
                foreach (var excerpt in excerpts.Items)
                    html.Append($"<figure><figcaption><b>{Text(excerpt.Title)}</b><br>{Text(excerpt.About)}</figcaption><blockquote>{Text(excerpt.Text)}</blockquote></figure>\n");
                html.Append("</div>\n");
                break;
            case Block.Facts facts:
                html.Append("<dl>\n");
                foreach (var (word, text) in facts.Items) html.Append($"<dt>{Text(word)}</dt><dd>{Text(text)}</dd>\n");
                html.Append("</dl>\n");
                break;
            case Block.Verbatim verbatim:
                html.Append($"<details><summary>{Text(verbatim.Title)}</summary><pre>{Text(verbatim.Text)}</pre></details>\n");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block, "Unknown block.");
        }
    }

    private static void Add(StringBuilder html, Block.Table table)
    {
        var classes = table.Columns.Select(c => c.IsNumber ? " class=\"n\"" : c.IsProse ? " class=\"t\"" : "").ToList();
        html.Append("<div class=\"table\"><table>\n<thead><tr>");
        foreach (var (column, index) in table.Columns.Select((c, i) => (c, i))) html.Append($"<th{classes[index]} scope=\"col\">{Text(column.Header)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var line in table.Lines)
        {
            html.Append(line.Stressed ? "<tr class=\"best\">" : "<tr>");
            foreach (var (cell, index) in line.Cells.Select((c, i) => (c, i))) html.Append($"<td{classes[index]}>{(line.StressedCells.Contains(index) ? $"<b>{Text(cell)}</b>" : Text(cell))}</td>");
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table></div>\n");
    }

    /// <summary>Neither markup nor what a page must not hold, or what would turn the direction of its writing.</summary>
    private static string Text(string text) => WebUtility.HtmlEncode(VisibleText.Lines(text));

    private static string Anchor(string heading) => string.Concat(heading.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private static string Read(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream($"{typeof(HtmlPage).Namespace}.{name}") ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
