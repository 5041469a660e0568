using System.Globalization;

namespace RnnSweeps.Chaos.Checks;

/// <summary>
/// What the store knew of each attempt whenever somebody was about to be killed. Where a later attempt begins at an older
/// checkpoint, the epochs between are trained again; the store itself keeps each epoch once and does not tell that.
/// </summary>
internal sealed class EpochLedger
{
    private readonly Dictionary<(string Run, int Attempt), int> _known = [];

    public void Note(StoredRows store)
    {
        foreach (var row in store.OfOrNone("SELECT r.id, r.attempt, max(e.epoch) FROM runs r JOIN epochs e ON e.run_id = r.id WHERE r.state = 'running' GROUP BY r.id, r.attempt"))
            if (row.Split('|') is [var run, var attempt, var epoch]) _known[(run, Whole(attempt))] = Whole(epoch);
    }

    /// <summary>Epochs that were trained once more.</summary>
    public int TrainedAgain(StoredRows store) =>
        store.Of("SELECT run_id, attempt, from_epoch FROM attempts WHERE from_epoch IS NOT NULL").Sum(row =>
        {
            var (run, attempt, from) = row.Split('|') is [var r, var a, var f] ? (r, Whole(a), Whole(f)) : throw new FormatException(row);
            var earlier = _known.Where(k => k.Key.Run == run && k.Key.Attempt < attempt).OrderByDescending(k => k.Key.Attempt).Select(k => k.Value).FirstOrDefault();
            return Math.Max(0, earlier - from);
        });

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
