using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Models;

/// <summary>How characters enter the first layer: as learned vectors, or one-hot.</summary>
internal sealed class CharacterInput : IDisposable
{
    private readonly Embedding? _embedding;
    private readonly Tensor? _identity; // (V, V)
    private readonly bool _idsSuffice;

    private CharacterInput(Embedding embedding, Tensor weight) => (_embedding, Weight) = (embedding, weight);

    private CharacterInput(Tensor identity, bool idsSuffice) => (_identity, _idsSuffice) = (identity, idsSuffice);

    /// <summary>The learned vectors, (V, E); null for one-hot ones.</summary>
    public Tensor? Weight { get; }

    public IReadOnlyList<(string Name, Tensor Value)> Parameters => Weight is null ? [] : [("embedding.weight", Weight)];

    public static CharacterInput Learned(int vocabulary, int width, InitialWeights weights, Device device)
    {
        var embedding = nn.Embedding(vocabulary, width, device: device);
        var weight = embedding.weight!.DetachFromDisposeScope();
        using var frozen = no_grad();
        using var drawn = weights.Embedding(vocabulary, width);
        weight.copy_(drawn);
        return new CharacterInput(embedding, weight);
    }

    /// <param name="idsSuffice">True if the first layer knows what a product with a one-hot vector is.</param>
    public static CharacterInput OneHot(int vocabulary, bool idsSuffice, Device device) =>
        new(eye(vocabulary, device: device).DetachFromDisposeScope(), idsSuffice);

    /// <summary>Ids (T, B) to vectors (T, B, E) or (T, B, V); the ids themselves where these suffice.</summary>
    /// <param name="asVectors">True if ids do not suffice this time.</param>
    public Tensor Forward(Tensor ids, bool asVectors)
    {
        if (_embedding is not null) return _embedding.forward(ids); // (T, B, E)
        if (_idsSuffice && !asVectors) return ids;
        return _identity!.index_select(0, ids.flatten()).view(ids.shape[0], ids.shape[1], -1); // (T·B, V) -> (T, B, V)
    }

    public void Dispose()
    {
        _embedding?.Dispose();
        _identity?.Dispose();
    }
}
