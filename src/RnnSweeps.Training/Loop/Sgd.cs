using static TorchSharp.torch;

namespace RnnSweeps.Training.Loop;

/// <summary>Stochastic gradient descent: w ← w − lr · gradient.</summary>
internal sealed class Sgd(IReadOnlyList<(string Name, Tensor Value)> parameters)
{
    private readonly IReadOnlyList<Tensor> _weights = [.. parameters.Select(p => p.Value)];

    /// <summary>What a checkpoint must hold besides the weights, under names that begin with <c>optimizer.</c>: without momentum, nothing.</summary>
    public IReadOnlyList<(string Name, Tensor Value)> State { get; } = [];

    /// <summary>
    /// Scales the gradients by c/g where their global norm g exceeds c (0 scales nothing), steps, and zeroes them. Nothing
    /// waits for the device.
    /// </summary>
    /// <returns>g, before clipping.</returns>
    public Tensor Step(double lr, double clip)
    {
        using var frozen = no_grad();
        var gradients = _weights.Select(w => w.grad!).ToArray();
        var norm = stack(gradients.Select(g => g.norm())).norm();
        var scale = clip > 0 ? (clip / norm).clamp_max(1) : null;
        for (var i = 0; i < gradients.Length; i++)
        {
            if (scale is not null) gradients[i].mul_(scale);
            _weights[i].add_(gradients[i], alpha: -lr);
            gradients[i].zero_();
        }

        return norm;
    }
}
