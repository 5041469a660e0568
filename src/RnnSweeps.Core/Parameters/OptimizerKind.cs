namespace RnnSweeps.Core.Parameters;

/// <summary>
/// A rule that turns gradients into steps, as far as it is known without torch; the class that carries it out is found by the name.
/// </summary>
public sealed class OptimizerKind
{
    public static readonly OptimizerKind Sgd = new("sgd", ["momentum", "nesterov"], s => s.Momentum > 0 ? 1 : 0);

    public static readonly OptimizerKind AdamW = new("adamw", ["beta1", "beta2", "amsgrad", "eps"], s => s.AmsGrad ? 3 : 2);

    /// <summary>In the order in which people read them; a new one stands at the end.</summary>
    public static readonly IReadOnlyList<OptimizerKind> All =
    [
        Sgd,
        new("adam", ["beta1", "beta2", "amsgrad", "eps"], s => s.AmsGrad ? 3 : 2),
        AdamW,
        new("rmsprop", ["momentum", "alpha", "centered", "eps"], s => 1 + (s.Centered ? 1 : 0) + (s.Momentum > 0 ? 1 : 0)),
        new("adagrad", ["lr_decay", "eps"], _ => 1),
        new("nadam", ["beta1", "beta2", "eps"], _ => 2),
    ];

    private readonly Func<TrainingSettings, int> _numbersOfWeight;

    private OptimizerKind(string name, IReadOnlyList<string> acting, Func<TrainingSettings, int> numbersOfWeight) =>
        (Name, Acting, _numbersOfWeight) = (name, acting, numbersOfWeight);

    /// <summary>As in a sweep file.</summary>
    public string Name { get; }

    /// <summary>The parameters that act with it and not with every optimizer.</summary>
    public IReadOnlyList<string> Acting { get; }

    /// <summary>Numbers that it keeps of each weight from step to step.</summary>
    public int NumbersOfWeight(TrainingSettings settings) => _numbersOfWeight(settings);

    public override string ToString() => Name;

    /// <summary>When such a parameter acts.</summary>
    internal static ParameterEffect Effect(string parameter) => AllButOne(parameter) is { } other
        ? ParameterEffect.With($"an optimizer other than {other}", "optimizer", With(parameter))
        : ParameterEffect.With("optimizer", With(parameter));

    /// <summary>"optimizer adam and adamw", for the description of a parameter.</summary>
    internal static string WhereActs(string parameter) => AllButOne(parameter) is { } other
        ? $"optimizers other than {other}"
        : $"optimizer {ParameterEffect.Listed(With(parameter), "and")}";

    private static IReadOnlyList<string> With(string parameter) => [.. All.Where(k => k.Acting.Contains(parameter)).Select(k => k.Name)];

    /// <summary>The only optimizer with which it does not act, or null.</summary>
    private static string? AllButOne(string parameter) =>
        All.Where(k => !k.Acting.Contains(parameter)).ToList() is [var only] ? only.Name : null;
}
