using RnnSweeps.Core.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Optimizers;

/// <summary>Stochastic gradient descent, w ← w − lr · gradient, with momentum as Sutskever et al. (2013) have it.</summary>
[OptimizerName("sgd")]
internal sealed class Sgd : Optimizer
{
    private readonly double _momentum;
    private readonly bool _nesterov;
    private readonly IReadOnlyList<Tensor>? _velocity;

    public Sgd(TrainingSettings s, IReadOnlyList<(string Name, Tensor Value)> parameters)
        : base(parameters, s.WeightDecay)
    {
        (_momentum, _nesterov) = (s.Momentum, s.Nesterov);
        if (_momentum > 0) _velocity = Keep("velocity");
    }

    protected override void Update(int i, Tensor weight, Tensor gradient, long step, double lr)
    {
        using var rate = (-lr).ToScalar();
        if (_velocity is null)
        {
            weight.add_(gradient, rate);
            return;
        }
        using var momentum = _momentum.ToScalar();
        using var one = 1.0.ToScalar();
        _velocity[i].mul_(momentum).add_(gradient, one);
        weight.add_(_nesterov ? gradient.add_(_velocity[i], momentum) : _velocity[i], rate);
    }
}
