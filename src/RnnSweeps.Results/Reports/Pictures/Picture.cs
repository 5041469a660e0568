using System.Net;
using System.Text.RegularExpressions;
using RnnSweeps.Core;
using ScottPlot;

namespace RnnSweeps.Results.Reports.Pictures;

/// <summary>A chart with its words.</summary>
/// <param name="Name">Of its file, without extension.</param>
/// <param name="Alt">What it shows, for who can't see it.</param>
/// <param name="Caption">What to read off it.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal sealed partial record Picture(string Name, string Alt, string Caption, Plot Plot, int Width, int Height)
{
    private const string LightInk = "#1c2024", LightGrid = "#dfe3e8";

    /// <summary>As an SVG that takes its ink and grid from the page's theme.</summary>
    /// <param name="id">Unique on the page: names within the picture begin with it.</param>
    public string Themed(string id)
    {
        var svg = Declaration().Replace(Drawn(), "").Trim();
        svg = Names().Replace(svg, $"$1{id}_$2");
        svg = svg.Replace(Chart.Ink, "var(--ink)", StringComparison.Ordinal).Replace(Chart.Grid, "var(--grid)", StringComparison.Ordinal);
        return Root().Replace(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(Alt)}\">", 1);
    }

    /// <summary>As a file of its own, on white.</summary>
    public string Svg()
    {
        var svg = Drawn().Replace(Chart.Ink, LightInk, StringComparison.Ordinal).Replace(Chart.Grid, LightGrid, StringComparison.Ordinal);
        return Root().Replace(svg, m => m.Value + $"\n\t<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>", 1);
    }

    /// <summary>At twice the size, on white, for where no SVG can be shown.</summary>
    public byte[] Png()
    {
        var (background, grid) = (Plot.FigureBackground.Color, Plot.Grid.MajorLineColor);
        (Plot.FigureBackground.Color, Plot.Grid.MajorLineColor, Plot.ScaleFactor) = (Colors.White, Color.FromHex(LightGrid), 2);
        using var image = Plot.GetImage(2 * Width, 2 * Height);
        (Plot.FigureBackground.Color, Plot.Grid.MajorLineColor, Plot.ScaleFactor) = (background, grid, 1);
        return image.GetImageBytes();
    }

    /// <summary>A character that no XML may hold is written out. Skia places every letter by the metrics of a font that the reader may not have: words are set by the reader's own.</summary>
    private string Drawn() => Family().Replace(Places().Replace(VisibleText.Lines(Plot.GetSvgXml(Width, Height)), "$1=\"$2\""), "font-family=\"system-ui, 'DejaVu Sans', sans-serif\"");

    [GeneratedRegex(@"\b([xy])=""(-?[0-9.]+), [^""]*""")]
    private static partial Regex Places();

    [GeneratedRegex(@"font-family=""[^""]*""")]
    private static partial Regex Family();

    [GeneratedRegex(@"^\s*<\?xml[^>]*\?>")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(id=""|url\(#|href=""#)([A-Za-z])")]
    private static partial Regex Names();

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Root();
}
