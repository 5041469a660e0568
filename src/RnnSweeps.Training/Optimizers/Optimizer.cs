using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Checkpoints;
using TorchSharp;
using RnnSweeps.Training.Torch;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Optimizers;

/// <summary>
/// Turns gradients into steps, with PyTorch's formulas. Nothing waits for the device. Scalars are held while torch uses them
/// (see <see cref="ScalarOps"/>).
/// </summary>
internal abstract class Optimizer(IReadOnlyList<(string Name, Tensor Value)> parameters, double weightDecay)
{
    private readonly IReadOnlyList<(string Name, Tensor Value)> _parameters = parameters;
    private readonly List<(string Name, Tensor Value)> _state = [];

    /// <summary>What a checkpoint must hold besides the weights, under names that begin with <c>optimizer.</c></summary>
    public IReadOnlyList<(string Name, Tensor Value)> State => _state;

    /// <summary>The optimizer of a run.</summary>
    public static Optimizer Of(TrainingSettings s, IReadOnlyList<(string Name, Tensor Value)> parameters) =>
        OptimizerClasses.Create(s, parameters);

    /// <summary>
    /// Scales the gradients by c/g where their global norm g exceeds c (0 scales nothing), steps, and zeroes them.
    /// </summary>
    /// <param name="step">Steps taken before, from 0.</param>
    /// <returns>g, before clipping.</returns>
    public Tensor Step(long step, double lr, double clip)
    {
        using var frozen = no_grad();
        var gradients = _parameters.Select(p => p.Value.grad!).ToArray();
        var norm = stack(gradients.Select(g => g.norm())).norm();
        var scale = clip > 0 ? norm.ShareOf(clip) : null;
        for (var i = 0; i < gradients.Length; i++)
        {
            var (weight, gradient) = (_parameters[i].Value, gradients[i]);
            if (scale is not null) gradient.mul_(scale);
            if (weightDecay > 0) Decay(weight, gradient, lr, weightDecay);
            Update(i, weight, gradient, step, lr);
            gradient.zero_();
        }
        return norm;
    }

    /// <summary>Adds the share of the weights to their gradients.</summary>
    protected virtual void Decay(Tensor weight, Tensor gradient, double lr, double weightDecay)
    {
        using var share = weightDecay.ToScalar();
        gradient.add_(weight, share);
    }

    /// <param name="i">Which of the weights.</param>
    /// <param name="gradient">May be changed.</param>
    protected abstract void Update(int i, Tensor weight, Tensor gradient, long step, double lr);

    /// <summary>A tensor of zeros for each of the weights, which checkpoints keep.</summary>
    protected IReadOnlyList<Tensor> Keep(string name)
    {
        using var frozen = no_grad();
        var kept = _parameters.Select(p => (Name: $"{Checkpoint.OptimizerPrefix}{name}.{p.Name}", Value: zeros_like(p.Value))).ToList();
        _state.AddRange(kept);
        return [.. kept.Select(k => k.Value)];
    }
}
