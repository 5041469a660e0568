using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Answers;

/// <summary>What one run came to.</summary>
/// <param name="Index">Place of its configuration in the sweep, from 1.</param>
/// <param name="Label">The parameters in which the sweep's configurations differ.</param>
/// <param name="Texts">Fingerprints of what it trained on: runs with others are never averaged.</param>
/// <param name="Value">The figure that is asked about; null for a run that was not trained to its end, or has no finite figure.</param>
public sealed record Measurement(int Index, string Label, Configuration Configuration, long Seed, string Texts, double? Value);

/// <summary>What is asked about, in words.</summary>
/// <param name="Name">Such as <c>val_ppl</c>, or <c>ppl on ledger</c>.</param>
/// <param name="Minimize">True where lower is better.</param>
/// <param name="Text">The text that the figure is of, whatever a run was validated on; null for a figure of its own part.</param>
/// <param name="IsCommon">True if every run has that figure of the same part (<c>evaluate_on</c>), whatever its corpus.</param>
public sealed record Question(string Name, bool Minimize, string? Text = null, bool IsCommon = false)
{
    /// <summary>Perplexity of the trained model on a text.</summary>
    /// <param name="isCommon">False for a text that each run was measured on as a part of its own corpus: which part, its share decides.</param>
    public static Question On(string text, bool isCommon = true) => new($"ppl on {text}", Minimize: true, text, isCommon);

    public string Better => Minimize ? "lower" : "higher";

    public string Best => Minimize ? "lowest" : "highest";

    /// <summary>
    /// What a run's figure is a figure of: runs with another one can't be compared by it. Perplexity depends on the text, on the alphabet
    /// that it was cleaned to, and on the part of it.
    /// </summary>
    public string MetricBasis(Measurement run)
    {
        if (Text is null && (!Name.StartsWith("val_", StringComparison.Ordinal) && !Name.StartsWith("train_", StringComparison.Ordinal) || Name.EndsWith("_seconds", StringComparison.Ordinal))) return "";
        string[] part = run.Configuration["sampling"].ToString() == "stream" ? ["sampling", "split", "max_chars"] : IsCommon ? ["sampling", "val_windows", "max_chars"] : ["sampling", "train_windows", "val_windows", "max_chars"];
        return $"{Text} {(IsCommon ? "" : run.Texts)} {run.Configuration["cleaning"]} {string.Join(' ', part.Select(name => run.Configuration[name]))}";
    }

    /// <summary>True where the figures of all runs that have one are of the same texts, alphabets and parts.</summary>
    public bool Compares(IEnumerable<Measurement> runs) => runs.Where(r => r.Value is not null).Select(MetricBasis).Distinct().Count() < 2;
}
