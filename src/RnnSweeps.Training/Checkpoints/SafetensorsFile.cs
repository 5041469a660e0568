using static TorchSharp.torch;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>One F32 tensor of a file: its shape and little-endian bytes.</summary>
public sealed record StoredTensor(IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data);

/// <summary>What a safetensors file holds: texts and tensors, both by name.</summary>
public sealed record SafetensorsFile(IReadOnlyDictionary<string, string> Metadata, IReadOnlyDictionary<string, StoredTensor> Tensors)
{
    /// <summary>Copies every tensor into the one of its name.</summary>
    /// <exception cref="InvalidDataException">Names or shapes differ; the message lists all differences.</exception>
    public void CopyTo(IReadOnlyList<(string Name, Tensor Value)> targets)
    {
        var problems = Differences(targets).ToList();
        if (problems.Count > 0) throw new InvalidDataException(string.Join("; ", problems));
        using var frozen = no_grad();
        foreach (var (name, target) in targets)
        {
            using var scope = NewDisposeScope();
            var copy = empty(target.shape, ScalarType.Float32);
            Tensors[name].Data.Span.CopyTo(copy.bytes);
            target.copy_(copy);
        }
    }

    private IEnumerable<string> Differences(IReadOnlyList<(string Name, Tensor Value)> targets)
    {
        foreach (var (name, target) in targets)
        {
            if (!Tensors.TryGetValue(name, out var stored)) yield return $"{name} is missing";
            else if (!stored.Shape.SequenceEqual(target.shape)) yield return $"{name} is [{string.Join(", ", stored.Shape)}], the model's is [{string.Join(", ", target.shape)}]";
        }

        foreach (var name in Tensors.Keys.Except(targets.Select(t => t.Name), StringComparer.Ordinal)) yield return $"{name} has no place in the model";
    }
}
