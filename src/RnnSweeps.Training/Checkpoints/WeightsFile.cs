using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Checkpoints;

/// <summary>A file named by <c>init_from</c>: weights under PyTorch's names, from PyTorch or from a checkpoint of ours.</summary>
internal static class WeightsFile
{
    /// <exception cref="TrainingException">The file cannot be read or does not fit (<see cref="FailureKind.BadSpecification"/>).</exception>
    public static void Load(string path, IReadOnlyList<(string Name, Tensor Value)> weights, IReadOnlyList<string> vocabulary)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var file = Checkpoint.WeightsOf(Safetensors.Read(stream));
            var entries = file.Metadata.GetValueOrDefault("vocabulary") ?? file.Metadata.GetValueOrDefault("vocab");
            if (entries is not null && !Json.Read<IReadOnlyList<string>>(entries).SequenceEqual(vocabulary))
                throw new InvalidDataException("its vocabulary is not that of the run's texts");
            file.CopyTo(weights);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new TrainingException(FailureKind.BadSpecification,
                $"init_from: {path} cannot be taken: {e.Message.TrimEnd('.')}. Give a safetensors file of the same cell, impl, layers, hidden and vocabulary.", e);
        }
    }
}
