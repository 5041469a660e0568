using System.Globalization;
using RnnSweeps.Training.Surprisal;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Terminal;

/// <summary>How a model takes texts: a row a text, then what surprised it most in each.</summary>
internal static class SurprisalTables
{
    /// <summary>Of several validation parts, which are one to their run, the perplexity of all together stands below.</summary>
    public static TextTable Texts(IReadOnlyList<TextSurprisal> texts)
    {
        var table = new TextTable(TextColumn.Label("text"), TextColumn.Number("characters", 2), TextColumn.Number("unknown", 1), TextColumn.Number("perplexity"), TextColumn.Number("in context"));
        foreach (var t in texts) table.Add(Name(t), $"{t.Characters:N0}", $"{t.Unknown:N0}", Figures.Perplexity(t.Ppl), Figures.Perplexity(t.PplInContext));
        if (texts.Count > 1 && texts.All(t => !t.IsWhole)) table.Add("together", $"{texts.Sum(t => t.Characters):N0}", $"{texts.Sum(t => t.Unknown):N0}", Figures.Perplexity(TextSurprisal.Together(texts)), "");
        return table;
    }

    public static TextTable Characters(TextSurprisal text)
    {
        var table = new TextTable(new TextColumn("character"), TextColumn.Number("times"), TextColumn.Number("nats"), TextColumn.Number("chance 1 in"));
        foreach (var c in text.MostSurprising) table.Add(Display(c.Character), $"{c.Count:N0}", $"{c.Loss:0.00}", Figures.Count(Math.Exp(c.Loss)));
        return table;
    }

    /// <summary>Each passage with its place and, under it, a mark below every character that a blind guess would have taken for likelier.</summary>
    public static IEnumerable<string> Passages(TextSurprisal text)
    {
        foreach (var passage in text.Passages)
        {
            yield return $" {passage.Text.Replace('\n', '↵')}  {passage.Loss.ToString("0.00", CultureInfo.InvariantCulture)} nats, from character {passage.From:N0}";
            yield return (" " + string.Concat(passage.Losses.Select(l => l > text.Blind ? '^' : ' '))).TrimEnd();
        }
    }

    /// <summary>A heading for what follows about this text.</summary>
    public static string Name(TextSurprisal text) => text.IsWhole ? text.Text : $"{text.Text}, validation part";

    private static string Display(string character) => character switch
    {
        " " => "space",
        "\n" => "line end",
        _ => character,
    };
}
