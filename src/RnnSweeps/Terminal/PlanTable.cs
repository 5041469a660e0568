using System.Globalization;
using RnnSweeps.Core;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Submission;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Terminal;

/// <summary>What would run, for people: what differs as a table, what all configurations share as one line.</summary>
internal static class PlanTable
{
    /// <param name="here">The kind of processor of this machine; only asked for where something is in the store already.</param>
    public static void Show(Screen screen, SweepPlan plan, string? here)
    {
        screen.Show(Table(plan));
        foreach (var line in Common(plan, screen.Width)) screen.Line(line);
        foreach (var text in plan.Texts)
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"Text {text.Name} of corpus {text.Corpus}: {text.Characters:N0} characters after cleaning '{text.Cleaning.ToString().ToLowerInvariant()}'"));
        var more = plan.Runs > plan.Configurations.Sum(c => c.Seeds.Count) ? ", and proposals that learn from their results" : "";
        screen.Line($"{Count(plan.Configurations.Count, "configuration")}{more}, {(more.Length > 0 ? "at most " : "")}{Count(plan.Runs, "run")}{(plan.EstimatedSeconds is { } s ? $", about {Minutes(s)} minutes one after the other, each trained to its end" : "")}{(plan.EstimatedSeconds is not null && plan.Configurations.Any(c => c.EstimatedSeconds is null) ? ", without those that do not fit into the memory" : "")}");
        if (plan.Configurations.Count(c => c.IsDerived) is > 0 and var derived) screen.Line($"{Count(derived, "configuration")} could not be timed in {SweepTiming.Most.TotalSeconds:0} s: minutes and memory follow from operations");
        if (plan.Equal > 0) screen.Line($"{Count(plan.Equal, "configuration")} of these {(plan.Equal == 1 ? "differs" : "differ")} from another in parameters without effect alone: trained once, with the results for all");
        if (plan.Stored > 0) screen.Line(Stored(plan));
        if (plan.Stored > 0 && plan.StoredOn.Any(kind => kind != here)) screen.Line($"They were trained on {string.Join(" and on ", plan.StoredOn)}; here is {here}: what is trained here differs by rounding that training amplifies.");
    }

    private static TextTable Table(SweepPlan plan)
    {
        var timed = plan.Configurations.Any(c => c.EstimatedSeconds is not null);
        var table = new TextTable(
        [
            TextColumn.Number("#"), TextColumn.Label("configuration"), TextColumn.Number("parameters", 2), .. timed ? (TextColumn[])[TextColumn.Number("minutes a run"), TextColumn.Number("MiB a run", 3)] : [],
            new TextColumn("seeds") { Least = 8, LeftOut = 1 },
        ]);
        foreach (var (configuration, i) in plan.Configurations.Select((c, i) => (c, i)))
            table.Add(
            [
                $"{i + 1}", configuration.Label, configuration.ParameterCount.ToString("N0", CultureInfo.InvariantCulture),
                .. timed ? (TextCell[])[Minutes(configuration.EstimatedSeconds), Mebibytes(configuration.PeakMemoryBytes)] : [], string.Join(", ", configuration.Seeds),
            ]);
        return table;
    }

    /// <summary>What the file sets for all; the many that it leaves as they are only by their number.</summary>
    private static IEnumerable<string> Common(SweepPlan plan, int? width)
    {
        var shared = Shared(plan).Select(p => (Parameter: p, Value: plan.Configurations[0].Parameters[p.Name])).ToLookup(p => p.Value.Equals(p.Parameter.Default));
        var set = $"All: {string.Join(' ', shared[false].Select(p => $"{p.Parameter.Name}={p.Value}"))}";
        yield return "";
        foreach (var line in width is { } columns ? CellText.Wrap(VisibleText.Line(set), columns) : [set]) yield return line;
        if (shared[true].Count() is > 0 and var defaults) yield return $"{Count(defaults, "other parameter")} at {(defaults == 1 ? "its default" : "their defaults")}: --format json has {(defaults == 1 ? "it" : "them")}";
    }

    private static string Stored(SweepPlan plan)
    {
        var from = string.Join(", ", plan.Configurations.SelectMany(c => c.Stored).Select(r => r.Sweep).Distinct().Select(s => s.ToString()));
        return plan.Reuse
            ? $"{plan.Stored} of these runs will be skipped: equal ones of {from} are in the store, and their results are taken over"
            : $"{plan.Stored} of these runs have an equal one in the store already, of {from}; with 'reuse: true' in the file their results would be taken over";
    }

    /// <summary>The parameters that are the same everywhere and not empty.</summary>
    private static IEnumerable<Parameter> Shared(SweepPlan plan) => ParameterCatalogue.All.Where(p =>
        plan.Configurations[0].Parameters[p.Name].ToString().Length > 0 && plan.Configurations.Select(c => c.Parameters[p.Name]).Distinct().Count() == 1);

    private static string Minutes(double? seconds) => seconds is { } s ? (s / 60).ToString(s < 600 ? "0.0" : "0", CultureInfo.InvariantCulture) : "-";

    private static string Mebibytes(long? bytes) => bytes is { } b ? (b >> 20).ToString(CultureInfo.InvariantCulture) : "-";

    private static string Count(long n, string what) => $"{n} {what}{(n == 1 ? "" : "s")}";
}
