using RnnSweeps.Core.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Optimizers;

/// <summary>Adagrad (Duchi et al. 2011).</summary>
[OptimizerName("adagrad")]
internal sealed class Adagrad : Optimizer
{
    private readonly double _lrDecay, _eps;
    private readonly IReadOnlyList<Tensor> _sum;

    public Adagrad(TrainingSettings s, IReadOnlyList<(string Name, Tensor Value)> parameters)
        : base(parameters, s.WeightDecay)
    {
        (_lrDecay, _eps) = (s.LrDecay, s.Eps);
        _sum = Keep("sum");
    }

    protected override void Update(int i, Tensor weight, Tensor gradient, long step, double lr)
    {
        using Scalar one = 1.0, eps = _eps, rate = -lr / (1 + step * _lrDecay);
        _sum[i].addcmul_(gradient, gradient, one);
        weight.addcdiv_(gradient, _sum[i].sqrt().add_(eps), rate);
    }
}
