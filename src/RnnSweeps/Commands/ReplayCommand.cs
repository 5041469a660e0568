using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ReplayCommand : Command
{
    private readonly SweepArgument _sweep = new();
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;

    public ReplayCommand(Screen screen)
        : base("replay", "Derive the runs of a sweep and every decision about them again from the database, and say whether all agree.")
    {
        _screen = screen;
        Add(_sweep);
        _results.AddTo(this);
        SetAction(ReplayAsync);
    }

    private async Task<int> ReplayAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var sweep = await _sweep.FindAsync(parse, store, cancellation);
        var definition = ParsedSweepFile.Of(sweep).Definition;
        var runs = await store.RunsAsync(sweep.Id, cancellation);
        var problems = new List<string>();
        foreach (var (planned, run) in SweepExpansion.Expand(definition).Zip(runs))
            if ((planned.Number, planned.Configuration.Hash, planned.Seed) != (run.Id.Number, run.Configuration.Hash, run.Seed))
                problems.Add($"{run.Id}: the file gives configuration {planned.Configuration.Hash} with seed {planned.Seed}, and {run.Configuration.Hash} with seed {run.Seed} is stored.");
        var configurations = runs.GroupBy(r => r.ConfigurationIndex).OrderBy(g => g.Key).Select(g => g.First().Configuration).ToList();
        var decisions = await store.DecisionsAsync(sweep.Id, cancellation);
        var replay = new DecisionReplay(definition, configurations);
        foreach (var decision in decisions)
            if (replay.Problem(decision) is { } problem)
                problems.Add($"{decision.Rule}, {decision.Kind.ToString().ToLowerInvariant()} configuration {decision.ConfigurationIndex}{(decision.Epoch is { } epoch ? $" at epoch {epoch}" : "")}: {problem}");
        foreach (var problem in problems) _screen.Say(problem);
        _screen.Line(problems.Count == 0
            ? $"{runs.Count} runs and {decisions.Count} decisions of sweep {sweep.Id} follow again from its file and what they saw."
            : $"{problems.Count} of {runs.Count} runs and {decisions.Count} decisions of sweep {sweep.Id} do not follow.");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
