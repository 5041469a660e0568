using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>
/// One checkpoint: a safetensors file with the weights, the optimizer's state (names that begin with <c>optimizer.</c>; plain
/// SGD has none) and, as metadata, position, specification and vocabulary. Shuffling and dropout depend on seed and epoch, so
/// there is no generator's state. The first entry is a SHA-256 over every byte of the file, itself read as zeros.
/// </summary>
public sealed class Checkpoint
{
    internal const string OptimizerPrefix = "optimizer.";

    private static readonly byte[] Opening = "{\"__metadata__\":{\"sha256\":\""u8.ToArray();
    private static readonly int DigestStart = 8 + Opening.Length;
    private static readonly byte[] NoDigest = [.. Enumerable.Repeat((byte)'0', 64)];

    private readonly SafetensorsFile _file;

    private Checkpoint(SafetensorsFile file)
    {
        _file = file;
        Position = Json.Read<TrainingPosition>(file.Metadata["position"]);
        Specification = Json.Read<RunSpecification>(file.Metadata["specification"]);
        Vocabulary = Json.Read<IReadOnlyList<string>>(file.Metadata["vocabulary"]);
    }

    public TrainingPosition Position { get; }

    public RunSpecification Specification { get; }

    /// <summary>The sorted entries, <c>&lt;unk&gt;</c> among them.</summary>
    public IReadOnlyList<string> Vocabulary { get; }

    /// <param name="file">Empty, for reading and writing.</param>
    internal static void Write(
        Stream file, IReadOnlyList<(string Name, Tensor Value)> tensors, TrainingPosition position, RunSpecification specification, IReadOnlyList<string> vocabulary)
    {
        Safetensors.Write(file, tensors,
        [
            ("sha256", Encoding.ASCII.GetString(NoDigest)),
            ("format", "rnnsweeps-1"),
            ("position", Json.Write(position)),
            ("specification", Json.Write(specification)),
            ("vocabulary", Json.Write(vocabulary)),
        ]);
        var digest = Digest(file);
        file.Position = DigestStart;
        file.Write(Encoding.ASCII.GetBytes(digest));
    }

    /// <exception cref="InvalidDataException">The file is damaged or no checkpoint; the message says how.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checkpoint Read(string path)
    {
        using var file = File.OpenRead(path);
        CheckSound(file);
        file.Position = 0;
        try
        {
            return new Checkpoint(Safetensors.Read(file));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or ArgumentException or FormatException)
        {
            throw new InvalidDataException("it was written by another version of this program: " + e.Message.TrimEnd('.'), e);
        }
    }

    /// <summary>True if every byte is as it was written; false also for a file that cannot be read.</summary>
    internal static bool IsSound(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            CheckSound(file);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Copies weights and optimizer state into the tensors of their names.</summary>
    /// <exception cref="InvalidDataException">They are those of another model.</exception>
    internal void CopyTo(IReadOnlyList<(string Name, Tensor Value)> tensors) => _file.CopyTo(tensors);

    /// <summary>Copies the weights alone.</summary>
    /// <exception cref="InvalidDataException">They are those of another model.</exception>
    internal void CopyWeightsTo(IReadOnlyList<(string Name, Tensor Value)> weights) => WeightsOf(_file).CopyTo(weights);

    /// <summary>A file without its optimizer state.</summary>
    internal static SafetensorsFile WeightsOf(SafetensorsFile file) => file with
    {
        Tensors = file.Tensors.Where(t => !t.Key.StartsWith(OptimizerPrefix, StringComparison.Ordinal)).ToDictionary(t => t.Key, t => t.Value),
    };

    /// <summary>SHA-256 of the weights' bytes in the order of their names: equal for bit-identical models.</summary>
    internal static string WeightsSha256(IReadOnlyList<(string Name, Tensor Value)> weights)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, value) in weights.OrderBy(w => w.Name, StringComparer.Ordinal))
        {
            using var scope = NewDisposeScope();
            hash.AppendData(value.detach().cpu().contiguous().bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void CheckSound(Stream file)
    {
        var start = new byte[DigestStart + NoDigest.Length];
        if (file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.AsSpan(8, Opening.Length).SequenceEqual(Opening))
            throw new InvalidDataException("it is no checkpoint of this program");
        if (Digest(file) != Encoding.ASCII.GetString(start, DigestStart, NoDigest.Length))
            throw new InvalidDataException("its content does not agree with its checksum");
    }

    private static string Digest(Stream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        file.Position = 0;
        for (long at = 0; file.Read(buffer) is > 0 and var count; at += count)
        {
            for (var i = Math.Max(DigestStart, at); i < Math.Min(DigestStart + NoDigest.Length, at + count); i++) buffer[i - at] = (byte)'0';
            hash.AppendData(buffer, 0, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
