using RnnSweeps.Core.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Optimizers;

/// <summary>Adam (Kingma and Ba 2015), with AMSGrad (Reddi et al. 2018); decoupled it is AdamW (Loshchilov and Hutter 2019).</summary>
[OptimizerName("adam")]
[OptimizerName("adamw")]
internal sealed class Adam : Optimizer
{
    private readonly double _beta1, _beta2, _eps;
    private readonly bool _decoupled; // the decay is taken off the weights themselves, times lr
    private readonly IReadOnlyList<Tensor> _mean, _square;
    private readonly IReadOnlyList<Tensor>? _largest;

    public Adam(TrainingSettings s, IReadOnlyList<(string Name, Tensor Value)> parameters)
        : base(parameters, s.WeightDecay)
    {
        (_beta1, _beta2, _eps, _decoupled) = (s.Beta1, s.Beta2, s.Eps, s.Optimizer == OptimizerKind.AdamW);
        (_mean, _square) = (Keep("mean"), Keep("square"));
        if (s.AmsGrad) _largest = Keep("largest_square");
    }

    protected override void Decay(Tensor weight, Tensor gradient, double lr, double weightDecay)
    {
        using var kept = (1 - lr * weightDecay).ToScalar();
        if (_decoupled) weight.mul_(kept);
        else base.Decay(weight, gradient, lr, weightDecay);
    }

    protected override void Update(int i, Tensor weight, Tensor gradient, long step, double lr)
    {
        using Scalar beta1 = _beta1, rest1 = 1 - _beta1, beta2 = _beta2, rest2 = 1 - _beta2, eps = _eps;
        using Scalar bias = Math.Sqrt(1 - Math.Pow(_beta2, step + 1)), rate = -lr / (1 - Math.Pow(_beta1, step + 1));
        _mean[i].mul_(beta1).add_(gradient, rest1);
        _square[i].mul_(beta2).addcmul_(gradient, gradient, rest2);
        var square = _square[i];
        if (_largest is not null) square = _largest[i].copy_(maximum(_largest[i], square));
        weight.addcdiv_(_mean[i], square.sqrt().div_(bias).add_(eps), rate);
    }
}
