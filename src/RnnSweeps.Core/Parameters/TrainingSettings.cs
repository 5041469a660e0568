using RnnSweeps.Core.Cells;

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

public enum OptimizerKind
{
    Sgd,
    Adam,
    AdamW,
    RmsProp,
    Adagrad,
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

/// <summary>A configuration in types: what the model, the data and the loop read. Units and ranges: <see cref="ParameterCatalogue"/>.</summary>
public sealed record TrainingSettings
{
    public required Cell Cell { get; init; }
    public required Implementation Impl { get; init; }
    public required int Layers { get; init; }
    public required int Hidden { get; init; }
    public required int Embedding { get; init; }
    public required bool Tied { get; init; }
    public required Activation Activation { get; init; }
    public required GruReset GruReset { get; init; }
    public required double Sigma { get; init; }
    public required WeightInit Init { get; init; }
    public required RecurrentInit RecurrentInit { get; init; }
    public required double ForgetBias { get; init; }
    public required double Dropout { get; init; }
    public required double InputDropout { get; init; }
    public required bool LayerNorm { get; init; }
    public required bool Residual { get; init; }
    public required string Corpus { get; init; }
    public required Cleaning Cleaning { get; init; }
    public required Sampling Sampling { get; init; }
    public required string Split { get; init; }
    public required int MaxChars { get; init; }
    public required int Steps { get; init; }
    public required int Batch { get; init; }
    public required int TrainWindows { get; init; }
    public required int ValWindows { get; init; }
    public required bool Shuffle { get; init; }
    public required double Lr { get; init; }
    public required OptimizerKind Optimizer { get; init; }
    public required double Momentum { get; init; }
    public required bool Nesterov { get; init; }
    public required double Beta1 { get; init; }
    public required double Beta2 { get; init; }
    public required bool AmsGrad { get; init; }
    public required double Alpha { get; init; }
    public required bool Centered { get; init; }
    public required double LrDecay { get; init; }
    public required double Eps { get; init; }
    public required double WeightDecay { get; init; }
    public required ScheduleKind Schedule { get; init; }
    public required int WarmupEpochs { get; init; }
    public required double Gamma { get; init; }
    public required int StepEpochs { get; init; }
    public required int PlateauEpochs { get; init; }
    public required double PeakShare { get; init; }
    public required double LrMin { get; init; }
    public required double Clip { get; init; }
    public required int Epochs { get; init; }
    public required int EvalEvery { get; init; }
    public required int CheckpointEvery { get; init; }
    public string? InitFrom { get; init; }

    /// <summary>Beginnings of the names of weights that stay as they are.</summary>
    public IReadOnlyList<string> Freeze { get; init; } = [];

    public required string SamplePrefix { get; init; }
    public required int SampleLength { get; init; }

    public static TrainingSettings From(Configuration c) => new()
    {
        Cell = CellCatalogue.Of(c["cell"].AsText),
        Impl = Choice<Implementation>(c, "impl"),
        Layers = Integer(c, "layers"),
        Hidden = Integer(c, "hidden"),
        Embedding = Integer(c, "embedding"),
        Tied = c["tied"].AsBool,
        Activation = Choice<Activation>(c, "activation"),
        GruReset = Choice<GruReset>(c, "gru_reset"),
        Sigma = c["sigma"].AsDouble,
        Init = Choice<WeightInit>(c, "init"),
        RecurrentInit = Choice<RecurrentInit>(c, "recurrent_init"),
        ForgetBias = c["forget_bias"].AsDouble,
        Dropout = c["dropout"].AsDouble,
        InputDropout = c["input_dropout"].AsDouble,
        LayerNorm = c["layer_norm"].AsBool,
        Residual = c["residual"].AsBool,
        Corpus = c["corpus"].AsText,
        Cleaning = Choice<Cleaning>(c, "cleaning"),
        Sampling = Choice<Sampling>(c, "sampling"),
        Split = c["split"].AsText,
        MaxChars = Integer(c, "max_chars"),
        Steps = Integer(c, "steps"),
        Batch = Integer(c, "batch"),
        TrainWindows = Integer(c, "train_windows"),
        ValWindows = Integer(c, "val_windows"),
        Shuffle = c["shuffle"].AsBool,
        Lr = c["lr"].AsDouble,
        Optimizer = Choice<OptimizerKind>(c, "optimizer"),
        Momentum = c["momentum"].AsDouble,
        Nesterov = c["nesterov"].AsBool,
        Beta1 = c["beta1"].AsDouble,
        Beta2 = c["beta2"].AsDouble,
        AmsGrad = c["amsgrad"].AsBool,
        Alpha = c["alpha"].AsDouble,
        Centered = c["centered"].AsBool,
        LrDecay = c["lr_decay"].AsDouble,
        Eps = c["eps"].AsDouble,
        WeightDecay = c["weight_decay"].AsDouble,
        Schedule = Choice<ScheduleKind>(c, "schedule"),
        WarmupEpochs = Integer(c, "warmup_epochs"),
        Gamma = c["gamma"].AsDouble,
        StepEpochs = Integer(c, "step_epochs"),
        PlateauEpochs = Integer(c, "plateau_epochs"),
        PeakShare = c["peak_share"].AsDouble,
        LrMin = c["lr_min"].AsDouble,
        Clip = c["clip"].AsDouble,
        Epochs = Integer(c, "epochs"),
        EvalEvery = Integer(c, "eval_every"),
        CheckpointEvery = Integer(c, "checkpoint_every"),
        InitFrom = c["init_from"].AsText is { Length: > 0 } file ? file : null,
        Freeze = c["freeze"].AsText.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        SamplePrefix = c["sample_prefix"].AsText,
        SampleLength = Integer(c, "sample_length"),
    };

    private static int Integer(Configuration c, string name) => checked((int)c[name].AsLong);

    private static T Choice<T>(Configuration c, string name)
        where T : struct, Enum => Enum.Parse<T>(c[name].AsText.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
