using System.Buffers.Binary;
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
            foreach (var name in (string[])["best.safetensors", Path.GetFileName(Newest(theirs))])
            {
                var file = Path.Combine(mine, name);
                if (!File.Exists(file)) yield return $"{file} is not there.";
                else if (!Tensors(file).SequenceEqual(Tensors(Path.Combine(theirs, name)))) yield return $"{file} holds other weights than the undisturbed run's.";
            }
            if (Directory.Exists(mine) && Newest(mine) is var last && Path.GetFileName(last) != Path.GetFileName(Newest(theirs))) yield return $"{last} is of a later epoch than the last.";
        }
    }

    private static string Newest(string run) => Directory.EnumerateFiles(run, "epoch-*.safetensors").Max(StringComparer.Ordinal) ?? "";

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
