using System.CommandLine;

namespace RnnSweeps.Commands;

/// <summary>How a list is printed: for people, or for a program.</summary>
internal sealed class FormatOption : Option<string>
{
    public FormatOption(params string[] formats)
        : base("--format")
    {
        Description = $"How to print: {string.Join(", ", formats[..^1])} or {formats[^1]}";
        HelpName = "FORMAT";
        DefaultValueFactory = _ => formats[0];
        AcceptOnlyFromAmong(formats);
    }

    /// <summary>For people, or as JSON.</summary>
    public static FormatOption TableOrJson() => new("table", "json");

    public bool IsJson(ParseResult parse) => parse.GetRequiredValue(this) == "json";
}
