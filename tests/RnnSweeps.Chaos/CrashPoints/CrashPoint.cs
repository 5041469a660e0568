using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.CrashPoints;

/// <summary>One point of the write path: the program is cut there, started again, and must end with what it would have had.</summary>
internal sealed record CrashPoint(CutPlace Where, CutKind Kind, int At)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string[] Command = ["run", "sweep.yaml", "--results", "results", "--slots", "1"];

    public override string ToString() => $"{Kind} of the {Where}".ToLowerInvariant() + $" at {At}";

    /// <summary>Trains the sweep undisturbed, for comparison.</summary>
    public static async Task<TrainedNumbers> UndisturbedAsync(Workplace place, string program)
    {
        place.Write("sweep.yaml", OneRunSweep.Yaml);
        using var run = Launched.Start(place, "host.log", program, Command);
        if (await run.EndAsync(Patience) != 0) throw new InvalidOperationException($"The undisturbed sweep failed; see {run.Log}.");
        return TrainedNumbers.Of(StoredRows.OfSqlite(place.Results));
    }

    /// <summary>What was wrong; null if the sweep ended before it came to this point.</summary>
    public async Task<CrashPointResult?> TryAsync(Workplace place, string program, Workplace undisturbedPlace, TrainedNumbers undisturbed)
    {
        place.Write("sweep.yaml", OneRunSweep.Yaml);
        var (arguments, environment) = CutProgram.Line(Where, Kind, At, Command);
        using (var host = Launched.Start(place, "host.log", Environment.ProcessPath!, arguments, environment))
        {
            var code = await host.EndAsync(Patience);
            if (!File.Exists(place.File(PowerCut.Note)))
                return code == 0 ? null : new CrashPointResult("nothing was cut", [], [$"The program ended with {code} before it came to {this}; see {host.Log}."]);
        }
        var what = File.ReadAllText(place.File(PowerCut.Note));
        // Without power nothing lives, the process that takes it away included; as long as it does, it ends whatever is started.
        while (Kind == CutKind.Power && place.Mark.Living().Count > 0) await Task.Delay(50);
        // Where only a trainer was killed, its host went on and may have ended the sweep already; then this shows it again.
        using var again = Launched.Start(place, "host.log", program, Command);
        var last = await again.EndAsync(Patience);
        var store = StoredRows.OfSqlite(place.Results);
        string[] lost = File.Exists(place.File(PowerCut.Lost)) ? await File.ReadAllLinesAsync(place.File(PowerCut.Lost)) : [];
        return new CrashPointResult(what, lost,
        [
            .. last == 0 ? [] : new[] { $"The program that was started again ended with {last}; see {again.Log}." },
            .. await Leftovers.ProcessesAsync(place.Mark),
            .. OnceOnly.Violations(store, OneRunSweep.Runs, OneRunSweep.Epochs),
            .. TrainedNumbers.Of(store).DifferencesFrom(undisturbed),
            .. WeightFiles.Differences(Path.Combine(place.Results, OneRunSweep.Name), Path.Combine(undisturbedPlace.Results, OneRunSweep.Name)),
            .. Leftovers.Files(place),
        ]);
    }
}

/// <param name="What">The operation that was cut: <c>write /path</c>.</param>
/// <param name="Lost">What the loss of power took, by kind and path.</param>
/// <param name="Broken">Each promise that was broken there.</param>
internal sealed record CrashPointResult(string What, IReadOnlyList<string> Lost, IReadOnlyList<string> Broken)
{
    /// <summary>Its kind alone.</summary>
    public string Operation => What.Split(' ') is ["flush" or "create", "folder", ..] and var two ? string.Join(' ', two.Take(2)) : What.Split(' ')[0];
}
