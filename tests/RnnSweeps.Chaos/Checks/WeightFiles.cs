using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace RnnSweeps.Chaos.Checks;

/// <summary>The checkpoints that runs end with, compared tensor by tensor. Their metadata tells the attempt, which may differ.</summary>
internal static class WeightFiles
{
    /// <summary>Of every run: its best weights and its last epoch's, with the optimizer's state.</summary>
    /// <param name="sweep">Folder of the sweep under the results folder.</param>
    public static IEnumerable<string> Differences(string sweep, string undisturbed)
    {
        foreach (var theirs in Directory.EnumerateDirectories(Path.Combine(undisturbed, "runs")).Order(StringComparer.Ordinal))
        {
            var mine = Path.Combine(sweep, "runs", Path.GetFileName(theirs));
            foreach (var kind in (string[])["best-*", "epoch-*"])
            {
                var (file, other) = (Newest(mine, kind), Newest(theirs, kind));
                if (file.Length == 0) yield return $"{mine} has no file {kind}.";
                else if (EpochOf(file) != EpochOf(other)) yield return $"{file} is of another epoch than the undisturbed run's {Path.GetFileName(other)}.";
                else if (!Same(file, other)) yield return $"{file} holds other weights than the undisturbed run's.";
            }
        }
    }

    /// <summary>True if both hold the same tensors, bit for bit.</summary>
    public static bool Same(string file, string other) => Tensors(file).SequenceEqual(Tensors(other));

    /// <summary>Files that the newest record of a finished run names, and that are not there or do not have the digest that it tells.</summary>
    /// <param name="results">The results folder.</param>
    public static IEnumerable<string> UnlikeTheirRecords(StoredRows store, string results)
    {
        foreach (var row in store.Of("""
            SELECT c.run_id, c.file, c.sha256, c.best_file, c.best_sha256 FROM checkpoints c JOIN runs r ON r.id = c.run_id
            WHERE r.state = 'completed' AND c.epoch = (SELECT max(n.epoch) FROM checkpoints n WHERE n.run_id = c.run_id) ORDER BY c.run_id
            """).Select(r => r.Split('|')))
            foreach (var (name, sha256) in ((string, string)[])[(row[1], row[2]), (row[3], row[4])])
            {
                var file = Path.Combine(results, row[0].Split('/')[0], "runs", row[0].Split('/')[1], name);
                if (name.Length == 0) yield return $"The newest record of {row[0]} does not name all its files.";
                else if (!File.Exists(file)) yield return $"{file} is not there, and the newest record of {row[0]} names it.";
                else if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) != sha256) yield return $"{file} is not what was recorded of it.";
            }
    }

    /// <summary>Of the last attempt, whose files count: a frozen trainer of an earlier one may have left some since.</summary>
    private static string Newest(string run, string kind) => !Directory.Exists(run) ? "" :
        Directory.EnumerateFiles(run, kind + ".safetensors").OrderBy(f => Numbers(f)).LastOrDefault() ?? "";

    private static string EpochOf(string file) => Path.GetFileName(file).Split('-')[1];

    private static (int Attempt, int Epoch) Numbers(string file) =>
        Path.GetFileNameWithoutExtension(file).Split('-') is [_, var epoch, _, var attempt] ? (Whole(attempt), Whole(epoch)) : (0, 0);

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>Name, shape and a hash of the bytes of each tensor.</summary>
    private static List<(string Name, string Shape, string Sha256)> Tensors(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var header = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        using var json = JsonDocument.Parse(bytes.AsMemory(8, header));
        return [.. json.RootElement.EnumerateObject().Where(e => e.Name != "__metadata__").Select(e =>
        {
            var at = e.Value.GetProperty("data_offsets").EnumerateArray().Select(o => o.GetInt32()).ToArray();
            return (e.Name, e.Value.GetProperty("shape").GetRawText(), Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(8 + header + at[0], at[1] - at[0]))));
        }).OrderBy(t => t.Name, StringComparer.Ordinal)];
    }
}
