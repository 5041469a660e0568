using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads what holds for each single run: <c>retries, limits</c>.</summary>
internal sealed class RunSection(YamlMap root, SweepProblems problems)
{
    private const int Most = 1000;

    public RetryLimits ReadRetries()
    {
        if (root["retries"] is null) return RetryLimits.Default;
        if (root["retries"] is YamlScalar) return RetryLimits.Same(new YamlFields(root, problems).Integer("retries", 0, Most, @default: 0));
        if (root["retries"] is not YamlMap map)
        {
            problems.Add(root["retries"]!, $"retries must be a whole number from 0 to {Most}, or a mapping such as {{crashed: 5, out_of_memory: 0}}, found {root["retries"]!.Display}");
            return RetryLimits.Default;
        }
        var fields = new YamlFields(map, problems);
        CheckKinds(map, fields);
        int Of(FailureKind kind) => fields.Integer(kind.Name(), 0, Most, RetryLimits.Default.Of(kind));
        return new RetryLimits
        {
            Crashed = Of(FailureKind.Crashed),
            Hung = Of(FailureKind.Hung),
            OutOfMemory = Of(FailureKind.OutOfMemory),
            Storage = Of(FailureKind.Storage),
            LostSilo = Of(FailureKind.LostSilo),
            LostHost = Of(FailureKind.LostHost),
        };
    }

    public RunLimits ReadLimits()
    {
        if (root["limits"] is not { } part) return RunLimits.None;
        if (part is not YamlMap map)
        {
            problems.Add(part, $"limits must be a mapping such as {{memory: 4GiB, time: 2h}}, found {part.Display}");
            return RunLimits.None;
        }
        new YamlFields(map, problems).CheckKeys(["memory", "time"], [], " of limits");
        return new RunLimits(
            Amount(map["memory"], ByteSize.Parse, "memory must be an amount such as 512MiB, 4GiB or 4GB"),
            Amount(map["time"], SweepBudget.Time, "time must be a time such as 90s, 30m, 2h, 1d or 1h30m"));
    }

    private void CheckKinds(YamlMap map, YamlFields fields)
    {
        var kinds = Enum.GetValues<FailureKind>();
        var told = map.Entries.Select(e => e.Key).Where(k => kinds.Any(kind => !kind.IsRetried() && kind.Name() == k.Text)).ToList();
        foreach (var key in told) problems.Add(key, $"{key.Text} is never tried again, because it would happen again; take it out");
        fields.CheckKeys([.. kinds.Where(k => k.IsRetried()).Select(k => k.Name()), .. told.Select(k => k.Text)], [], " of retries");
    }

    private T? Amount<T>(YamlPart? part, Func<string, T?> read, string expected)
        where T : struct
    {
        if (part is null) return null;
        if (part is YamlScalar { IsNothing: false } scalar && read(scalar.Text) is { } amount) return amount;
        problems.Add(part, $"{expected}, found {part.Display}");
        return null;
    }
}
