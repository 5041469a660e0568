using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Optimizers;

/// <summary>Adam (Kingma and Ba 2015), with AMSGrad (Reddi et al. 2018); decoupled it is AdamW (Loshchilov and Hutter 2019).</summary>
internal sealed class Adam : Optimizer
{
    private readonly double _beta1, _beta2, _eps;
    private readonly bool _decoupled;
    private readonly IReadOnlyList<Tensor> _mean, _square;
    private readonly IReadOnlyList<Tensor>? _largest;

    /// <param name="decoupled">True to take the decay off the weights themselves, times lr.</param>
    public Adam(
        IReadOnlyList<(string Name, Tensor Value)> parameters, double beta1, double beta2, double eps, bool amsgrad, double weightDecay, bool decoupled)
        : base(parameters, weightDecay)
    {
        (_beta1, _beta2, _eps, _decoupled) = (beta1, beta2, eps, decoupled);
        (_mean, _square) = (Keep("mean"), Keep("square"));
        if (amsgrad) _largest = Keep("largest_square");
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
