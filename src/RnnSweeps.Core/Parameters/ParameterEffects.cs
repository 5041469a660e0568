using RnnSweeps.Core.Cells;

namespace RnnSweeps.Core.Parameters;

/// <summary>
/// When a parameter acts. Where it does not, its value changes nothing of a training: configurations that differ in such
/// values alone are trained once, and nobody compares by them.
/// </summary>
public static class ParameterEffects
{
    private static readonly IReadOnlyDictionary<string, ParameterEffect> ByName = ((ParameterEffect[])
    [
        new("activation", $"with {Cells("activation")}", ["cell"], of => HasCell(of, "activation")),
        new("gru_reset", $"with impl scratch and {Cells("gru_reset")}", ["impl", "cell"],
            of => Is(of, "impl", "scratch") && HasCell(of, "gru_reset")),
        new("init", "on fresh weights, without init_from", ["init_from"], IsFresh),
        new("sigma", "on fresh weights, with init normal, or with init default and impl scratch", ["init_from", "init", "impl"],
            of => IsFresh(of) && (Is(of, "init", "normal") || Is(of, "init", "default") && Is(of, "impl", "scratch"))),
        new("recurrent_init", "on fresh weights, without init_from", ["init_from"], IsFresh),
        new("forget_bias", $"on fresh weights, with {Cells("forget_bias")}", ["init_from", "cell"],
            of => IsFresh(of) && HasCell(of, "forget_bias")),
        new("dropout", "between layers, with layers above 1", ["layers"], HasLayers),
        new("residual", "from the second layer on, with layers above 1", ["layers"], HasLayers),
        new("split", "with sampling stream", ["sampling"], of => Is(of, "sampling", "stream")),
        new("train_windows", "with sampling windows", ["sampling"], of => Is(of, "sampling", "windows")),
        new("val_windows", "with sampling windows", ["sampling"], of => Is(of, "sampling", "windows")),
        new("momentum", "with optimizer sgd or rmsprop", ["optimizer"], of => Is(of, "optimizer", "sgd", "rmsprop")),
        new("nesterov", "with optimizer sgd", ["optimizer"], of => Is(of, "optimizer", "sgd")),
        new("beta1", "with optimizer adam or adamw", ["optimizer"], IsAdam),
        new("beta2", "with optimizer adam or adamw", ["optimizer"], IsAdam),
        new("amsgrad", "with optimizer adam or adamw", ["optimizer"], IsAdam),
        new("alpha", "with optimizer rmsprop", ["optimizer"], of => Is(of, "optimizer", "rmsprop")),
        new("centered", "with optimizer rmsprop", ["optimizer"], of => Is(of, "optimizer", "rmsprop")),
        new("lr_decay", "with optimizer adagrad", ["optimizer"], of => Is(of, "optimizer", "adagrad")),
        new("eps", "with an optimizer other than sgd", ["optimizer"], of => !Is(of, "optimizer", "sgd")),
        new("gamma", "with schedule step, exponential or plateau", ["schedule"], of => Is(of, "schedule", "step", "exponential", "plateau")),
        new("step_epochs", "with schedule step", ["schedule"], of => Is(of, "schedule", "step")),
        new("plateau_epochs", "with schedule plateau", ["schedule"], of => Is(of, "schedule", "plateau")),
        new("peak_share", "with schedule one_cycle", ["schedule"], of => Is(of, "schedule", "one_cycle")),
        new("lr_min", "with schedule cosine, one_cycle or plateau", ["schedule"], of => Is(of, "schedule", "cosine", "one_cycle", "plateau")),
        new("sample_prefix", "with sample_length above 0", ["sample_length"], of => of("sample_length").AsLong > 0),
    ]).ToDictionary(e => e.Parameter, StringComparer.Ordinal);

    /// <summary>The parameters that do not always act.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>When a parameter acts; null for one that always does.</summary>
    public static ParameterEffect? Find(string parameter) => ByName.GetValueOrDefault(parameter);

    /// <summary>True if another value of the parameter could change what such a training gives.</summary>
    public static bool Acts(string parameter, Configuration configuration) => Find(parameter)?.Acts(name => configuration[name]) != false;

    /// <summary>
    /// The same configuration with its default for each parameter that does not act: equal for configurations whose trainings
    /// are. No rule looks at a parameter that another rule may set back, so once is enough.
    /// </summary>
    public static Configuration Effective(Configuration configuration)
    {
        var idle = ByName.Keys.Where(name => configuration[name] != ParameterCatalogue.Find(name)!.Default && !Acts(name, configuration)).ToHashSet();
        return idle.Count == 0 ? configuration : Configuration.Of(configuration.Where(p => !idle.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value));
    }

    private static bool Is(Func<string, ParameterValue> of, string name, params string[] values) => values.Contains(of(name).AsText);

    private static bool HasCell(Func<string, ParameterValue> of, string parameter) => Is(of, "cell", [.. CellCatalogue.With(parameter)]);

    private static string Cells(string parameter) => $"cell {string.Join(" or ", CellCatalogue.With(parameter))}";

    private static bool IsAdam(Func<string, ParameterValue> of) => Is(of, "optimizer", "adam", "adamw");

    private static bool IsFresh(Func<string, ParameterValue> of) => Is(of, "init_from", "");

    private static bool HasLayers(Func<string, ParameterValue> of) => of("layers").AsLong > 1;
}

/// <summary>When one parameter acts.</summary>
/// <param name="When">In words, after "acts only".</param>
/// <param name="DependsOn">The parameters that decide it.</param>
/// <param name="Acts">By the value of a parameter, given its name.</param>
public sealed record ParameterEffect(string Parameter, string When, IReadOnlyList<string> DependsOn, Func<Func<string, ParameterValue>, bool> Acts);
