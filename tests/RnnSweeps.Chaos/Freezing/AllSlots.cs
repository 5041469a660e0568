using System.Globalization;
using RnnSweeps.Chaos.Checks;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>No slot was lost: a sweep of as many runs as there are slots has all of them at the same moment, each in a slot of its own.</summary>
internal static class AllSlots
{
    /// <param name="sweep">Id of that sweep, which has ended.</param>
    public static IEnumerable<string> Lost(StoredRows store, string sweep, int slots)
    {
        var attempts = store.Of($"SELECT a.owner, a.slot, a.started_at, a.ended_at FROM attempts a JOIN runs r ON r.id = a.run_id WHERE r.sweep_id = '{sweep}' AND a.outcome = 'completed'")
            .Select(row => row.Split('|')).Select(row => (Slot: $"{row[0]} {row[1]}", From: Moment(row[2]), To: Moment(row[3]))).ToList();
        if (attempts.Count != slots)
        {
            yield return $"{attempts.Count} runs of {sweep} were completed, and there are {slots} slots.";
            yield break;
        }
        var used = attempts.Select(a => a.Slot).Distinct(StringComparer.Ordinal).Count();
        var (last, first) = (attempts.Max(a => a.From), attempts.Min(a => a.To));
        if (used < slots) yield return $"The {slots} runs of {sweep} were trained in {used} slots: {string.Join(", ", attempts.Select(a => a.Slot))}.";
        if (last >= first) yield return $"The {slots} runs of {sweep} never had all slots at once: the last one began {(last - first).TotalSeconds:0.0} s after the first one had ended.";
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
