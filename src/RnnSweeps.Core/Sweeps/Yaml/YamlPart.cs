using System.Globalization;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Sweeps.Yaml;

/// <summary>One value of a YAML text with its place; line and column count from 1.</summary>
internal abstract class YamlPart(int line, int column)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>What the file says there, short, for a message.</summary>
    public abstract string Display { get; }
}

/// <param name="text">Its characters, without quotes.</param>
/// <param name="plain">False for a quoted or block scalar, which is always a text.</param>
/// <param name="tagged">Its value, where a tag says what it is.</param>
internal sealed class YamlScalar(int line, int column, string text, bool plain, ParameterValue? tagged = null) : YamlPart(line, column)
{
    private const int LongestShown = 60;

    public string Text { get; } = text;

    /// <summary>True without quotes.</summary>
    public bool IsPlain { get; } = plain;

    public bool IsNothing => IsPlain && tagged is null && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>A plain scalar in its type: whole number, number (1e-3 and 1_000 too), true or false, else text. Null for nothing.</summary>
    public ParameterValue? Value => this switch
    {
        { IsNothing: true } => null,
        _ when tagged is not null => tagged,
        _ when !IsPlain => ParameterValue.Of(Text),
        _ when long.TryParse(Digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => ParameterValue.Of(whole),
        _ when HasDigit && double.TryParse(Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => ParameterValue.Of(number),
        _ => Text switch
        {
            "true" or "True" or "TRUE" => ParameterValue.Of(true),
            "false" or "False" or "FALSE" => ParameterValue.Of(false),
            _ => ParameterValue.Of(Text),
        },
    };

    public override string Display => IsNothing ? "nothing" : IsPlain ? Short : $"the text '{Short}'";

    private string Digits => Text.Contains('_', StringComparison.Ordinal) ? OlderYaml.Plain(Text) ?? Text : Text;

    private bool HasDigit => Text.AsSpan().ContainsAnyInRange('0', '9');

    private string Short => (Text.Length <= LongestShown ? Text : Text[..LongestShown] + "…").Trim(' ', '\t', '\r', '\n');
}

internal sealed class YamlList(int line, int column, IReadOnlyList<YamlPart> items) : YamlPart(line, column)
{
    public IReadOnlyList<YamlPart> Items { get; } = items;

    public override string Display => Items.Count == 0 ? "an empty list" : "a list";
}

internal sealed record YamlEntry(YamlScalar Key, YamlPart Value);

/// <param name="entries">In the file's order; no key twice.</param>
internal sealed class YamlMap(int line, int column, IReadOnlyList<YamlEntry> entries) : YamlPart(line, column)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;

    public override string Display => Entries.Count == 0 ? "an empty mapping" : "a mapping";

    public YamlPart? this[string key] => Entries.FirstOrDefault(e => e.Key.Text == key)?.Value;
}
