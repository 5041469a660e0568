using System.Text.RegularExpressions;

namespace RnnSweeps.Deploy.Tests.Walkthrough;

/// <summary>A block of commands that a page shows to be typed: its page, the heading that it stands under, and the which it is there.</summary>
internal sealed partial record ShownBlock(string Page, string Heading, int Number)
{
    private static readonly string[] Pages = ["README.md", "deploy/README.md", "deploy/SECURITY.md"];

    private static readonly Dictionary<ShownBlock, string> Texts = Pages.SelectMany(Of).ToDictionary();

    public static IReadOnlyCollection<ShownBlock> All => Texts.Keys;

    /// <summary>Its lines, as they are typed.</summary>
    public string Text => Texts.TryGetValue(this, out var text) ? text : throw new ArgumentException($"There is no such block: {this}.");

    /// <summary>A line of it.</summary>
    public string Line(string beginning) => Assert.Single(Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'), l => l.StartsWith(beginning, StringComparison.Ordinal));

    public override string ToString() => $"{Page}, '{Heading}', block {Number}";

    private static IEnumerable<KeyValuePair<ShownBlock, string>> Of(string page)
    {
        var text = Repository.Text(page);
        foreach (var group in Fence().Matches(text).Where(m => m.Groups["language"].Value is "sh" or "").GroupBy(m => Title().Matches(text[..m.Index]).Last().Groups[1].Value))
            foreach (var (number, fence) in group.Index())
                yield return new(new ShownBlock(page, group.Key, number + 1), Dedented(fence.Groups["text"].Value, fence.Groups["indent"].Length));
    }

    private static string Dedented(string text, int indent) => string.Join('\n', text.Split('\n').Select(l => l.Length >= indent ? l[indent..] : l.TrimStart()));

    [GeneratedRegex("^(?<indent> *)```(?<language>[a-z]*)\n(?<text>.*?)\n *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#{1,3} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Title();
}
