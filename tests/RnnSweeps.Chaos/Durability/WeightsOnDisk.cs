using System.Security.Cryptography;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Durability;

/// <summary>The weights of completed runs: what the store names, with its digest, and what lies on the disk.</summary>
/// <param name="Files">Path of each file that is the one that was stored, by run and kind.</param>
/// <param name="LostOf">Runs whose last or best weights are not there, each with what is wrong.</param>
internal sealed record WeightsOnDisk(IReadOnlyDictionary<(string Run, string Kind), string> Files, IReadOnlyDictionary<string, string> LostOf)
{
    public IEnumerable<string> Lost => LostOf.Values;

    public static WeightsOnDisk Of(StoredRows store, Workplace place)
    {
        var files = new Dictionary<(string, string), string>();
        var lost = new Dictionary<string, string>();
        foreach (var row in store.OfOrNone("""
            SELECT r.id, c.file, c.sha256, c.best_file, c.best_sha256 FROM runs r JOIN checkpoints c ON c.run_id = r.id
            WHERE r.state = 'completed' AND c.epoch = (SELECT max(n.epoch) FROM checkpoints n WHERE n.run_id = r.id) ORDER BY r.number
            """))
        {
            if (row.Split('|') is not [var run, var file, var sha256, var best, var bestSha256]) throw new FormatException(row);
            foreach (var (kind, name, expected) in new[] { ("last", file, sha256), ("best", best, bestSha256) })
            {
                var path = Path.Combine(place.Results, run.Split('/')[0], "runs", run.Split('/')[1], name);
                if (!File.Exists(path)) lost[run] = $"{path} is lost.";
                else if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) != expected) lost[run] = $"{path} is not the file that was stored.";
                else files[(run, kind)] = path;
            }
        }
        return new WeightsOnDisk(files, lost);
    }

    /// <summary>Files that hold other weights than the undisturbed sweep's.</summary>
    public IEnumerable<string> DifferencesFrom(WeightsOnDisk undisturbed) =>
        Files.Where(f => !WeightFiles.Same(f.Value, undisturbed.Files[f.Key])).Select(f => $"{f.Value} holds other weights than the undisturbed run's.");
}
