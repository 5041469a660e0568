using static RnnSweeps.Core.Parameters.ParameterGroup;

namespace RnnSweeps.Core.Parameters;

/// <summary>How gradients become steps.</summary>
public sealed partial record TrainingSettings
{
    private static readonly ParameterGroup OptimizerGroup = new();

    private static readonly Parameter<OptimizerKind> _optimizer = OptimizerGroup.Add(Choice(
        "optimizer", OptimizerKind.Sgd, OptimizerKind.All, k => k.Name,
        "rule that turns gradients into steps, with PyTorch's formulas") with
    {
        AffectsCost = true,
        Synonyms = "opt optim optimizer_name optimizer_type",
    });

    public OptimizerKind Optimizer => Of(_optimizer);

    private static readonly Parameter<double> _lr = OptimizerGroup.Add(Number(
        "lr", 2, 0, 1000, "learning rate; with a schedule its highest value", aboveMin: true) with
    {
        Synonyms = "learning_rate initial_lr init_lr base_lr learn_rate max_lr start_lr",
    });

    public double Lr => Of(_lr);

    private static readonly Parameter<double> _momentum = OptimizerGroup.Add(OfOptimizers(Number(
        "momentum", 0, 0, 0.9999, "share of the last step that is kept")) with { IsLater = true });

    public double Momentum => Of(_momentum);

    private static readonly Parameter<bool> _nesterov = OptimizerGroup.Add(OfOptimizers(Boolean(
        "nesterov", false, "look ahead by the momentum; asks for momentum above 0")) with
    {
        IsLater = true,
        Rule = new(
            s => s.Nesterov && s.Optimizer == OptimizerKind.Sgd && s.Momentum <= 0,
            _ => "nesterov asks for momentum above 0"),
    });

    public bool Nesterov => Of(_nesterov);

    private static readonly Parameter<double> _beta1 = OptimizerGroup.Add(OfOptimizers(Number(
        "beta1", 0.9, 0, 0.99999, "decay of the mean of the gradients")) with
    {
        IsLater = true,
        Synonyms = "betas beta_1 adam_beta1 b1",
    });

    public double Beta1 => Of(_beta1);

    private static readonly Parameter<double> _beta2 = OptimizerGroup.Add(OfOptimizers(Number(
        "beta2", 0.999, 0, 1, "decay of the mean of their squares", belowMax: true)) with
    {
        IsLater = true,
        Synonyms = "beta_2 adam_beta2 b2",
    });

    public double Beta2 => Of(_beta2);

    private static readonly Parameter<bool> _amsGrad = OptimizerGroup.Add(OfOptimizers(Boolean(
        "amsgrad", false, "never forget the largest mean square (Reddi et al. 2018)")) with { IsLater = true });

    public bool AmsGrad => Of(_amsGrad);

    private static readonly Parameter<double> _alpha = OptimizerGroup.Add(OfOptimizers(Number(
        "alpha", 0.99, 0, 1, "decay of the mean of the squares", belowMax: true)) with { IsLater = true });

    public double Alpha => Of(_alpha);

    private static readonly Parameter<bool> _centered = OptimizerGroup.Add(OfOptimizers(Boolean(
        "centered", false, "divide by the variance instead of the mean square")) with { IsLater = true });

    public bool Centered => Of(_centered);

    private static readonly Parameter<double> _lrDecay = OptimizerGroup.Add(OfOptimizers(Number(
        "lr_decay", 0, 0, 1000, "lr / (1 + lr_decay × steps taken)")) with { IsLater = true });

    public double LrDecay => Of(_lrDecay);

    private static readonly Parameter<double> _eps = OptimizerGroup.Add(OfOptimizers(Number(
        "eps", 1e-8, 0, 1, "added to the divisor", aboveMin: true)) with
    {
        IsLater = true,
        Synonyms = "epsilon adam_epsilon",
    });

    public double Eps => Of(_eps);

    private static readonly Parameter<double> _weightDecay = OptimizerGroup.Add(Number(
        "weight_decay", 0, 0, 10, "share of the weights added to their gradients; adamw: taken off the weights themselves, times lr") with
    {
        IsLater = true,
        Synonyms = "wd l2 l2_reg weight_decay_rate",
    });

    public double WeightDecay => Of(_weightDecay);

    /// <summary>A parameter that acts with those optimizers alone that name it.</summary>
    private static Parameter<T> OfOptimizers<T>(Parameter<T> parameter) => parameter with
    {
        Description = $"{OptimizerKind.WhereActs(parameter.Name)}: {parameter.Description}",
        Effect = OptimizerKind.Effect(parameter.Name),
    };
}
