using static TorchSharp.torch;

namespace RnnSweeps.Training.Optimizers;

/// <summary>Stochastic gradient descent, w ← w − lr · gradient, with momentum as Sutskever et al. (2013) have it.</summary>
internal sealed class Sgd : Optimizer
{
    private readonly double _momentum;
    private readonly bool _nesterov;
    private readonly IReadOnlyList<Tensor>? _velocity;

    public Sgd(IReadOnlyList<(string Name, Tensor Value)> parameters, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(parameters, weightDecay)
    {
        (_momentum, _nesterov) = (momentum, nesterov);
        if (momentum > 0) _velocity = Keep("velocity");
    }

    protected override void Update(int i, Tensor weight, Tensor gradient, long step, double lr)
    {
        if (_velocity is null)
        {
            weight.add_(gradient, alpha: -lr);
            return;
        }
        _velocity[i].mul_(_momentum).add_(gradient);
        weight.add_(_nesterov ? gradient.add_(_velocity[i], alpha: _momentum) : _velocity[i], alpha: -lr);
    }
}
