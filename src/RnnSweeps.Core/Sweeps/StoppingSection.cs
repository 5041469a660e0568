using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads what ends runs and sweeps early: <c>early_terminate, stop, budget, run_cap, fail_fast</c>.</summary>
internal sealed class StoppingSection(YamlMap root, SweepProblems problems)
{
    private static readonly string[] Types = ["hyperband", "median"];

    public EarlyTermination? ReadEarlyTermination()
    {
        if (Map("early_terminate", "{type: hyperband, min_iter: 3}") is not { } map) return null;
        var fields = new YamlFields(map, problems);
        var audit = fields.Number("audit", 0, 1, @default: 0);
        switch ((map["type"] as YamlScalar)?.Text)
        {
            case "hyperband":
                fields.CheckKeys(["type", "min_iter", "max_iter", "s", "eta", "strict", "audit"], [], " of early_terminate with type hyperband");
                return Hyperband(map, fields, audit);
            case "median":
                fields.CheckKeys(["type", "grace_epochs", "min_runs", "audit"], [], " of early_terminate with type median");
                return new Median(fields.Integer("grace_epochs", 0, 1_000_000, @default: 5), fields.Integer("min_runs", 1, 100_000, @default: 5), audit);
            default:
                problems.Add(map["type"] ?? map, map["type"] is { } type
                    ? $"type of early_terminate must be hyperband or median, found {type.Display}{(type is YamlScalar word ? NearestName.Hint(word.Text, Types) : "")}"
                    : "early_terminate needs a type: hyperband or median");
                return null;
        }
    }

    public Patience? ReadStop()
    {
        if (Map("stop", "{patience: 10, min_delta: 0.01}") is not { } map) return null;
        var fields = new YamlFields(map, problems);
        fields.CheckKeys(["patience", "min_delta"], [], " of stop");
        if (map["patience"] is null) problems.Add(map, "stop needs patience: the number of evaluations without a better val_ppl after which a run ends");
        return new Patience(fields.Integer("patience", 1, 1_000_000, @default: 1), fields.Number("min_delta", 0, 1e6, @default: 0));
    }

    public SweepBudget ReadBudget()
    {
        if (Map("budget", "{wall_clock: 2h, runs: 100}") is not { } map) return SweepBudget.Unlimited;
        var fields = new YamlFields(map, problems);
        fields.CheckKeys(["wall_clock", "runs", "epochs", "device_hours"], [], " of budget");
        return new SweepBudget
        {
            WallClock = WallClock(map["wall_clock"]),
            Runs = map["runs"] is null ? null : fields.Integer("runs", 1, (int)SweepFile.MaxRuns, @default: 1),
            Epochs = map["epochs"] is null ? null : fields.Integer("epochs", 1, int.MaxValue, @default: 1),
            DeviceHours = map["device_hours"] is null ? null : fields.Number("device_hours", 0.0001, 1e7, @default: 1),
        };
    }

    private Halving? Hyperband(YamlMap map, YamlFields fields, double audit)
    {
        var eta = fields.Number("eta", 1.01, 1000, @default: 3);
        var strict = map["strict"] is not null && fields.Boolean("strict");
        if (map["strict"] is { } said && strict)
            problems.Notice(said, "strict waits here until every configuration that can reach a rung has reached it; in Weights & Biases it compares the figure at the rung in place of the best one before it");
        // Where all three are given, Weights & Biases goes by the last two.
        var fromAbove = map["max_iter"] is not null && map["s"] is not null;
        if (!fromAbove && map["min_iter"] is null)
        {
            problems.Add(map, "early_terminate with type hyperband needs min_iter, or max_iter and s");
            return null;
        }
        foreach (var key in fromAbove ? new[] { "min_iter" } : ["max_iter", "s"])
            if (map[key] is { } unused)
                problems.Notice(unused, $"{key} has no effect: the rungs follow from {(fromAbove ? "max_iter and s" : "min_iter")} here, as in Weights & Biases");
        var (min, max, s) = (Given(map, fields, "min_iter", 1_000_000), Given(map, fields, "max_iter", 1_000_000), Given(map, fields, "s", 100));
        return fromAbove ? new Halving(null, max, s, eta, strict, audit) : new Halving(min, null, null, eta, strict, audit);
    }

    private static int? Given(YamlMap map, YamlFields fields, string key, int most) => map[key] is null ? null : fields.Integer(key, 1, most, @default: 1);

    private TimeSpan? WallClock(YamlPart? part)
    {
        if (part is null) return null;
        if (part is YamlScalar { IsNothing: false } scalar && SweepBudget.Time(scalar.Text) is { } time) return time;
        problems.Add(part, $"wall_clock must be a time such as 90s, 30m, 2h, 1d or 1h30m, found {part.Display}");
        return null;
    }

    private YamlMap? Map(string key, string example)
    {
        if (root[key] is not { } part) return null;
        if (part is YamlMap map) return map;
        problems.Add(part, $"{key} must be a mapping such as {example}, found {part.Display}");
        return null;
    }
}
