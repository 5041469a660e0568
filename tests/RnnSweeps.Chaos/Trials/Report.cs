using System.Text;

namespace RnnSweeps.Chaos.Trials;

/// <summary>results/reliability.md: a table of the verbs, then a table of trials for each.</summary>
internal static class Report
{
    private static readonly (string Verb, string Title)[] Verbs =
    [
        ("machine", "Chaos on one machine"),
        ("cluster", "Chaos in a cluster of three silos"),
        ("crash-points", "Crash points"),
        ("faults", "Faults of the machine"),
        ("takeover", "From the kill of a silo to its runs training elsewhere"),
        ("many-runs", "Many runs through one host"),
    ];

    public static string Of(TrialFolder folder)
    {
        var text = new StringBuilder("""
            # Reliability

            What was promised, and what happened when it was tried. `dotnet run -c Release --project tests/RnnSweeps.Chaos -- VERB` makes one
            measurement, and `… -- report` makes this page from all of them. A trial holds if every check holds: all runs ended, every metric
            and weight bit for bit that of the undisturbed sweep, nothing twice in the store, no process and no half-written file left.


            """);
        foreach (var (verb, title) in Verbs) Section(text, title, folder.Of(verb));
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IReadOnlyList<Trial> trials)
    {
        text.Append($"## {title}\n\n");
        if (trials.Count == 0)
        {
            text.Append("Not measured yet.\n\n");
            return;
        }
        text.Append("| trial | what was done | numbers | verdict |\n| --- | --- | --- | --- |\n");
        foreach (var trial in trials)
            text.Append($"| `{trial.Command}` | {trial.What} | {string.Join(", ", trial.Figures)}{string.Concat(trial.Notes.Select(n => $"; it said: “{n.Replace("|", "\\|", StringComparison.Ordinal)}”"))} | {(trial.Holds ? "holds" : $"**broken**: {string.Join(' ', trial.Broken).ReplaceLineEndings(" ")}")} |\n");
        text.Append('\n');
        foreach (var machine in trials.GroupBy(t => t.Machine).Select(g => g.Key))
            text.Append($"Machine: {machine}. Measured {trials.Where(t => t.Machine == machine).Max(t => t.At):yyyy-MM-dd}.\n\n");
    }
}
