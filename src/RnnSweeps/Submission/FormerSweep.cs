using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Submission;

/// <summary>A sweep of the store that has the name of a file.</summary>
/// <param name="Differences">The keys in which the file means something else; none where it is the same sweep.</param>
internal sealed record FormerSweep(SweepRecord Sweep, IReadOnlyList<string> Differences)
{
    /// <summary>The newest that means the same, or else the newest of its name; null where there is none.</summary>
    public static async Task<FormerSweep?> FindAsync(ResultStore store, ParsedSweepFile reading, CancellationToken cancellation)
    {
        var all = (await store.SweepsAsync(cancellation)).Where(s => s.Name == reading.Definition.Name).Select(s => new FormerSweep(s, Compared(s, reading))).ToList();
        return all.FirstOrDefault(f => f.Differences.Count == 0) ?? all.FirstOrDefault();
    }

    /// <summary>What may have been meant, for a person who gave a file of this name.</summary>
    /// <param name="afresh">The command that starts a sweep of its own.</param>
    public string Choice(string afresh) => $"""
        Sweep {Sweep.Id} of this name is {(Sweep.State.IsFinal() ? "there already" : "unfinished")}, and this file differs from it in {string.Join(", ", Differences)}.
        To train this file as a sweep of its own: {afresh}
        To look at the former one: rnnsweeps show {Sweep.Id}; its file: rnnsweeps clone {Sweep.Id}{GoOn}
        """;

    private string GoOn => Sweep.State switch
    {
        SweepState.Active => "; to go on with it: rnnsweeps serve",
        SweepState.Paused or SweepState.Halted => $"; to go on with it: rnnsweeps resume {Sweep.Id}",
        _ => "",
    };

    private static IReadOnlyList<string> Compared(SweepRecord sweep, ParsedSweepFile reading) =>
        sweep.Yaml == reading.Yaml ? []
        : SweepFile.Stored(sweep.Yaml, sweep.Id).Definition is { } definition ? SweepComparison.Differences(definition, reading.Definition)
        : ["a form that this version cannot read any more"];
}
