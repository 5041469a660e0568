using System.Security.Cryptography;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>A file named by <c>init_from</c>: weights under PyTorch's names, from PyTorch or from a checkpoint of ours. Its content decides, not its extension.</summary>
internal static class WeightsFile
{
    /// <exception cref="TrainingException">The file cannot be read or does not fit (<see cref="FailureKind.BadSpecification"/>).</exception>
    public static void Load(FrozenWeights frozen, IReadOnlyList<(string Name, Tensor Value)> weights, IReadOnlyList<string> vocabulary) =>
        Load(frozen.Path, frozen.Name, frozen.Sha256, weights, vocabulary);

    /// <inheritdoc cref="Load(FrozenWeights, IReadOnlyList{ValueTuple{string, Tensor}}, IReadOnlyList{string})"/>
    public static void Load(string path, IReadOnlyList<(string Name, Tensor Value)> weights, IReadOnlyList<string> vocabulary) =>
        Load(path, path, null, weights, vocabulary);

    /// <inheritdoc cref="Load(FrozenWeights, IReadOnlyList{ValueTuple{string, Tensor}}, IReadOnlyList{string})"/>
    /// <param name="name">What <c>init_from</c> says.</param>
    public static void Load(string path, string name, IReadOnlyList<(string Name, Tensor Value)> weights, IReadOnlyList<string> vocabulary) =>
        Load(path, name, null, weights, vocabulary);

    private static void Load(string path, string name, string? sha256, IReadOnlyList<(string Name, Tensor Value)> weights, IReadOnlyList<string> vocabulary)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (sha256 is not null && Convert.ToHexStringLower(SHA256.HashData(stream)) is var found && found != sha256)
                throw new InvalidDataException($"its copy {path} is not the one that the sweep was submitted with: its SHA-256 is {found}, expected {sha256}");
            stream.Position = 0;
            var file = PyTorchFile.IsOne(stream) ? PyTorchFile.Read(stream) : Checkpoint.WeightsOf(Safetensors.Read(stream));
            var entries = file.Metadata.GetValueOrDefault("vocabulary") ?? file.Metadata.GetValueOrDefault("vocab");
            if (entries is not null && !Json.Read<IReadOnlyList<string>>(entries).SequenceEqual(vocabulary))
                throw new InvalidDataException("its vocabulary is not that of the run's texts");
            WithoutTiedCopy(file, weights).CopyTo(weights);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new TrainingException(FailureKind.BadSpecification,
                $"init_from: {name} cannot be taken: {e.Message.TrimEnd('.')}. Give a safetensors file or a PyTorch state_dict of the same cell, impl, layers, hidden and vocabulary.", e);
        }
    }

    /// <summary>PyTorch saves weights that head and embedding share under both names; a tied model of ours has one.</summary>
    private static SafetensorsFile WithoutTiedCopy(SafetensorsFile file, IReadOnlyList<(string Name, Tensor Value)> weights)
    {
        const string Head = "linear.weight";
        var isCopy = weights.All(w => w.Name != Head)
            && file.Tensors.TryGetValue(Head, out var head) && file.Tensors.TryGetValue("embedding.weight", out var embedding)
            && head.Data.Span.SequenceEqual(embedding.Data.Span);
        return isCopy ? file with { Tensors = file.Tensors.Where(t => t.Key != Head).ToDictionary(t => t.Key, t => t.Value) } : file;
    }
}
