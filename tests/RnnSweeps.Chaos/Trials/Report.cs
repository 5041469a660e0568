using System.Text;

namespace RnnSweeps.Chaos.Trials;

/// <summary>results/reliability.md: a table of the verbs, then a table of trials for each.</summary>
internal static class Report
{
    private static readonly (string Verb, string Title)[] Verbs =
    [
        ("machine", "Chaos on one machine"),
        ("cluster", "Chaos in a cluster of three silos"),
        ("freeze", "Freeze and thaw on one machine"),
        ("freeze-cluster", "Freeze and thaw in a cluster of three silos"),
        ("rolling", "Rolling changes in a cluster of three silos"),
        ("crash-points", "Crash points"),
        ("faults", "Faults of the machine"),
        ("durability", "Unequal durability: database and files fall back independently"),
        ("takeover", "From the kill of a silo to its runs training elsewhere"),
        ("many-runs", "Many runs through one host"),
        ("many-configurations", "Many configurations through one host"),
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
        foreach (var same in trials.GroupBy(t => t.What).Select(g => g.ToList()))
            text.Append($"- {string.Join(", ", same.Select(t => t.Name))}: {same[0].What} (`{same[0].Command}`{(same.Count > 1 ? " and so on" : "")}).\n");
        text.Append('\n');
        Table(text, trials);
        foreach (var trial in trials.Where(t => !t.Holds)) text.Append($"**{trial.Name} is broken**: {string.Join(' ', trial.Broken).ReplaceLineEndings(" ")}\n\n");
        foreach (var trial in trials)
            foreach (var note in trial.Notes) text.Append($"> {trial.Name}: “{note}”\n\n");
        var machines = trials.GroupBy(t => t.Machine).ToList();
        foreach (var machine in machines)
            text.Append($"Machine{(machines.Count > 1 ? $" of {string.Join(", ", machine.Select(t => t.Name))}" : "")}: {machine.Key}. Measured {machine.Max(t => t.At):yyyy-MM-dd}.\n\n");
    }

    /// <summary>A row for each figure that any of the trials has, a column for each trial.</summary>
    private static void Table(StringBuilder text, IReadOnlyList<Trial> trials)
    {
        text.Append($"| | {string.Join(" | ", trials.Select(t => t.Name))} |\n| --- |{string.Concat(trials.Select(_ => " ---: |"))}\n");
        foreach (var figure in trials.SelectMany(t => t.Figures.Select(f => f.Name)).Distinct())
            text.Append($"| {figure} | {string.Join(" | ", trials.Select(t => t.Figures.FirstOrDefault(f => f.Name == figure)?.Amount ?? ""))} |\n");
        text.Append($"| promises | {string.Join(" | ", trials.Select(t => t.Holds ? "kept" : "**broken**"))} |\n\n");
    }
}
