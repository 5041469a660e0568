using System.Globalization;
using RnnSweeps.Training.Surprise;
using Spectre.Console;

namespace RnnSweeps.Terminal;

/// <summary>How a model takes texts: a row a text, then what surprised it most in each.</summary>
internal static class SurpriseTables
{
    /// <summary>Of several validation parts, which are one to their run, the perplexity of all together stands below.</summary>
    public static Table Texts(IReadOnlyList<TextSurprise> texts)
    {
        var table = Screen.Table(("text", Justify.Left), ("characters", Justify.Right), ("unknown", Justify.Right), ("perplexity", Justify.Right), ("in context", Justify.Right));
        foreach (var t in texts) Row(table, Name(t), $"{t.Characters:N0}", $"{t.Unknown:N0}", Figures.Perplexity(t.Ppl), Figures.Perplexity(t.PplInContext));
        if (texts.Count > 1 && texts.All(t => !t.IsWhole)) Row(table, "together", $"{texts.Sum(t => t.Characters):N0}", $"{texts.Sum(t => t.Unknown):N0}", Figures.Perplexity(TextSurprise.Together(texts)), "");
        return table;
    }

    public static Table Characters(TextSurprise text)
    {
        var table = Screen.Table(("character", Justify.Left), ("times", Justify.Right), ("nats", Justify.Right), ("chance 1 in", Justify.Right));
        foreach (var c in text.MostSurprising) Row(table, Shown(c.Character), $"{c.Count:N0}", $"{c.Loss:0.00}", Figures.Count(Math.Exp(c.Loss)));
        return table;
    }

    /// <summary>Each passage with its place and, under it, a mark below every character that a blind guess would have taken for likelier.</summary>
    public static IEnumerable<string> Passages(TextSurprise text)
    {
        foreach (var passage in text.Passages)
        {
            yield return $" {passage.Text.Replace('\n', '↵')}  {passage.Loss.ToString("0.00", CultureInfo.InvariantCulture)} nats, from character {passage.From:N0}";
            yield return (" " + string.Concat(passage.Losses.Select(l => l > text.Blind ? '^' : ' '))).TrimEnd();
        }
    }

    /// <summary>A heading for what follows about this text.</summary>
    public static string Name(TextSurprise text) => text.IsWhole ? text.Text : $"{text.Text}, validation part";

    private static string Shown(string character) => character switch
    {
        " " => "space",
        "\n" => "line end",
        _ => character,
    };

    private static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(c => new Text(c))]);
}
