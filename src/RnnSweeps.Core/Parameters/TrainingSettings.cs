namespace RnnSweeps.Core.Parameters;

public enum Implementation
{
    Concise,
    Scratch,
}

public enum Activation
{
    Tanh,
    Relu,
}

/// <summary>Where the GRU's reset gate acts: on the hidden state (the book) or on its product with the weights (torch).</summary>
public enum GruReset
{
    Before,
    After,
}

public enum Cleaning
{
    Letters,
    Printable,
}

public enum WeightInit
{
    Default,
    Normal,
    Xavier,
}

public enum RecurrentInit
{
    Same,
    Orthogonal,
}

public enum Sampling
{
    Windows,
    Stream,
}

public enum ScheduleKind
{
    Constant,
    Step,
    Exponential,
    Cosine,
    OneCycle,
    Plateau,
}

/// <summary>
/// A configuration in types: what the model, the data and the loop read. Each parameter is declared here once, right above its
/// property; from the declarations follow <see cref="ParameterCatalogue"/> and with it the checks of a sweep file, its schema, the
/// help, the README's table, the shapes that <c>plan</c> times and the model card.
/// </summary>
public sealed partial record TrainingSettings
{
    private TrainingSettings(Configuration configuration) => Configuration = configuration;

    public Configuration Configuration { get; }

    /// <summary>Every declared parameter, in the order in which people read them: it is that of the canonical JSON, too.</summary>
    internal static IEnumerable<Parameter> Declared =>
        new[] { ModelGroup, TextGroup, OptimizerGroup, ScheduleGroup, RunGroup }.SelectMany(g => g.Parameters);

    public static TrainingSettings From(Configuration configuration) => new(configuration);

    /// <summary>The same settings with batches of another size.</summary>
    /// <exception cref="ArgumentException">The catalogue does not allow it.</exception>
    public TrainingSettings WithBatch(int batch) =>
        From(Configuration.Of(new Dictionary<string, ParameterValue>(Configuration) { [_batch.Name] = ParameterValue.Of(batch) }));

    private T Of<T>(Parameter<T> parameter) => parameter.Read(Configuration[parameter.Name]);
}
