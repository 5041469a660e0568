using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.OneMachine;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>Each kind of sweep, trained once with nobody in its way, all in one results folder.</summary>
/// <param name="Kinds">Those that may follow.</param>
/// <param name="Took">All together.</param>
internal sealed record UndisturbedKinds(IReadOnlyList<SmallSweep> Kinds, TrainedNumbers Numbers, string Results, TimeSpan Took)
{
    public static async Task<UndisturbedKinds> TrainAsync(IReadOnlyList<SmallSweep> kinds, Workplace place, string program)
    {
        var began = DateTime.UtcNow;
        foreach (var kind in kinds)
        {
            place.Write($"{kind.Kind}.yaml", kind.Yaml(kind.Kind));
            using var run = Launched.Start(place, "undisturbed.log", program, ["run", $"{kind.Kind}.yaml", "--results", "results"]);
            var code = await run.EndAsync(TimeSpan.FromHours(1));
            if (code != 0) throw new InvalidOperationException($"The undisturbed sweep {kind.Kind} ended with {code}; see {run.Log}.");
        }
        var store = StoredRows.OfSqlite(place.Results);
        var violations = OnceOnly.Violations(store, kinds.Sum(k => k.Runs), ChaosSweep.Epochs, sweeps: kinds.Count).ToList();
        if (violations.Count > 0) throw new InvalidOperationException($"The undisturbed sweeps in {place.Root} are not whole: {string.Join(' ', violations)}");
        return new UndisturbedKinds(kinds, TrainedNumbers.Of(store), place.Results, DateTime.UtcNow - began);
    }

    /// <summary>Everything that was promised about sweeps of these kinds that have ended, whatever disturbed them.</summary>
    /// <param name="results">The results folder with all of them.</param>
    public IEnumerable<string> Violations(StoredRows store, string results)
    {
        var sweeps = store.Of("SELECT id FROM sweeps ORDER BY id");
        var runs = sweeps.Sum(s => Kinds.Single(k => k.Kind == SmallSweep.KindOf(s)).Runs);
        var numbers = TrainedNumbers.Of(store);
        return
        [
            .. OnceOnly.Violations(store, runs, ChaosSweep.Epochs, sweeps: sweeps.Count),
            .. sweeps.SelectMany(s => numbers.OfSweep(s, SmallSweep.KindOf(s)).DifferencesFrom(Numbers.OfSweep(SmallSweep.KindOf(s), SmallSweep.KindOf(s))).Select(d => $"{s}: {d}")),
            .. sweeps.SelectMany(s => WeightFiles.Differences(Path.Combine(results, s), Path.Combine(Results, SmallSweep.KindOf(s)))),
            .. WeightFiles.UnlikeTheirRecords(store, results),
        ];
    }
}
