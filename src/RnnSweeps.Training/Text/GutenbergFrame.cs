using System.Text.RegularExpressions;

namespace RnnSweeps.Training.Text;

/// <summary>
/// Cuts Project Gutenberg's licence header and footer off a text. They are known by whole lines only: <c>*** START OF …</c>
/// and <c>*** END OF …</c> today, <c>*END*THE SMALL PRINT! …</c> and <c>End of Project Gutenberg's …</c> in older files.
/// A text without such lines stays as it is.
/// </summary>
public static partial class GutenbergFrame
{
    public static string Cut(string text)
    {
        var start = EndOfHeader(text);
        var end = Footer().Match(text, start) is { Success: true } footer ? footer.Index : text.Length;
        return start == 0 && end == text.Length ? text : text[start..end].Trim('\r', '\n', ' ', '\uFEFF') + "\n";
    }

    /// <summary>The header's last line: the start marker, which long titles spread over up to three lines, or the end of the small print.</summary>
    private static int EndOfHeader(string text)
    {
        var marker = Start().Match(text);
        var smallPrint = SmallPrint().Match(text);
        var start = marker.Success ? marker.Index + marker.Length : 0;
        // The oldest files end with small print of another kind: only what stands in the first half is a header.
        if (smallPrint.Success && smallPrint.Index < text.Length / 2) start = Math.Max(start, smallPrint.Index + smallPrint.Length);
        return start;
    }

    [GeneratedRegex(@"^[ \t\uFEFF]*\*{3}[ \t]*START OF (?:THE |THIS )?PROJECT GUTENBERG(?:[^\n]*\*{3}[^\n*]*$|(?:[^\n*]*\n){1,2}[^\n*]*\*{3}[^\n]*$|[^\n]*$)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"^[ \t]*\*END[ \t]*\*?[ \t]*THE SMALL PRINT[^\n]*$", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SmallPrint();

    [GeneratedRegex(@"^[ \t]*(?:\*{3}[ \t]*END OF (?:THE |THIS )?PROJECT GUTENBERG|END OF (?:THE |THIS )?PROJECT GUTENBERG(?:'S|\u2019S| EBOOK| E-?TEXT))", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Footer();
}
