using RnnSweeps.Core.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Optimizers;

/// <summary>RMSprop (Tieleman and Hinton 2012); centred and with momentum as Graves (2013) has it.</summary>
[OptimizerName("rmsprop")]
internal sealed class RmsProp : Optimizer
{
    private readonly double _alpha, _momentum, _eps;
    private readonly IReadOnlyList<Tensor> _square;
    private readonly IReadOnlyList<Tensor>? _mean, _velocity;

    public RmsProp(TrainingSettings s, IReadOnlyList<(string Name, Tensor Value)> parameters)
        : base(parameters, s.WeightDecay)
    {
        (_alpha, _momentum, _eps) = (s.Alpha, s.Momentum, s.Eps);
        _square = Keep("square");
        if (s.Centered) _mean = Keep("mean");
        if (_momentum > 0) _velocity = Keep("velocity");
    }

    protected override void Update(int i, Tensor weight, Tensor gradient, long step, double lr)
    {
        using Scalar alpha = _alpha, rest = 1 - _alpha, eps = _eps, momentum = _momentum, rate = -lr, plus = 1.0, minus = -1.0;
        _square[i].mul_(alpha).addcmul_(gradient, gradient, rest);
        var variance = _square[i];
        if (_mean is not null)
        {
            _mean[i].mul_(alpha).add_(gradient, rest);
            variance = variance.addcmul(_mean[i], _mean[i], minus);
        }
        var divisor = variance.sqrt().add_(eps);
        if (_velocity is null) weight.addcdiv_(gradient, divisor, rate);
        else weight.add_(_velocity[i].mul_(momentum).addcdiv_(gradient, divisor, plus), rate);
    }
}
