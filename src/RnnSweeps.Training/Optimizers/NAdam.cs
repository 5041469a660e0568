using RnnSweeps.Core.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Optimizers;

/// <summary>
/// NAdam (Dozat 2016): Adam that looks ahead by the momentum of the next step. That momentum of step t = 1, 2, … rises slowly,
/// μ(t) = beta1 · (1 − 0.96^(t · 0.004) / 2), and both means are corrected by the product of all μ so far.
/// </summary>
[OptimizerName("nadam")]
internal sealed class NAdam : Optimizer
{
    // PyTorch's base, and its default for momentum_decay.
    private const double Base = 0.96, MomentumDecay = 4e-3;

    private readonly double _beta1, _beta2, _eps;
    private readonly IReadOnlyList<Tensor> _mean, _square;
    private long _multiplied; // steps whose μ are in the product
    private double _product = 1;

    public NAdam(TrainingSettings s, IReadOnlyList<(string Name, Tensor Value)> parameters)
        : base(parameters, s.WeightDecay)
    {
        (_beta1, _beta2, _eps) = (s.Beta1, s.Beta2, s.Eps);
        (_mean, _square) = (Keep("mean"), Keep("square"));
    }

    protected override void Update(int i, Tensor weight, Tensor gradient, long step, double lr)
    {
        var (now, next, product) = (Momentum(step + 1), Momentum(step + 2), Product(step + 1));
        using Scalar beta1 = _beta1, rest1 = 1 - _beta1, beta2 = _beta2, rest2 = 1 - _beta2, eps = _eps;
        using Scalar bias = Math.Sqrt(1 - Math.Pow(_beta2, step + 1));
        using Scalar ofGradient = -lr * (1 - now) / (1 - product), ofMean = -lr * next / (1 - product * next);
        _mean[i].mul_(beta1).add_(gradient, rest1);
        _square[i].mul_(beta2).addcmul_(gradient, gradient, rest2);
        var divisor = _square[i].sqrt().div_(bias).add_(eps);
        weight.addcdiv_(gradient, divisor, ofGradient).addcdiv_(_mean[i], divisor, ofMean);
    }

    /// <param name="t">From 1.</param>
    private double Momentum(long t) => _beta1 * (1 - 0.5 * Math.Pow(Base, t * MomentumDecay));

    /// <summary>
    /// μ(1) · … · μ(t), always multiplied in that order: a training that is resumed at any step has the same digits, although
    /// no checkpoint keeps the product.
    /// </summary>
    private double Product(long t)
    {
        if (t < _multiplied) (_multiplied, _product) = (0, 1);
        while (_multiplied < t && _product > 0) _product *= Momentum(++_multiplied);
        return _product;
    }
}
