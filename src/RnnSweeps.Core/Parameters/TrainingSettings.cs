namespace RnnSweeps.Core.Parameters;

public enum CellKind
{
    Rnn,
    Gru,
    Lstm,
}

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

/// <summary>A configuration in types: what the model, the data and the loop read. Units and ranges: <see cref="ParameterCatalogue"/>.</summary>
public sealed record TrainingSettings
{
    public required CellKind Cell { get; init; }
    public required Implementation Impl { get; init; }
    public required int Layers { get; init; }
    public required int Hidden { get; init; }
    public required Activation Activation { get; init; }
    public required GruReset GruReset { get; init; }
    public required double Sigma { get; init; }
    public required double Dropout { get; init; }
    public required string Corpus { get; init; }
    public required Cleaning Cleaning { get; init; }
    public required int Steps { get; init; }
    public required int Batch { get; init; }
    public required int TrainWindows { get; init; }
    public required int ValWindows { get; init; }
    public required bool Shuffle { get; init; }
    public required double Lr { get; init; }
    public required double Clip { get; init; }
    public required int Epochs { get; init; }
    public required int EvalEvery { get; init; }
    public required int CheckpointEvery { get; init; }
    public string? InitFrom { get; init; }
    public required string SamplePrefix { get; init; }
    public required int SampleLength { get; init; }

    public static TrainingSettings From(Configuration c) => new()
    {
        Cell = Choice<CellKind>(c, "cell"),
        Impl = Choice<Implementation>(c, "impl"),
        Layers = Whole(c, "layers"),
        Hidden = Whole(c, "hidden"),
        Activation = Choice<Activation>(c, "activation"),
        GruReset = Choice<GruReset>(c, "gru_reset"),
        Sigma = c["sigma"].AsDouble,
        Dropout = c["dropout"].AsDouble,
        Corpus = c["corpus"].AsText,
        Cleaning = Choice<Cleaning>(c, "cleaning"),
        Steps = Whole(c, "steps"),
        Batch = Whole(c, "batch"),
        TrainWindows = Whole(c, "train_windows"),
        ValWindows = Whole(c, "val_windows"),
        Shuffle = c["shuffle"].AsBool,
        Lr = c["lr"].AsDouble,
        Clip = c["clip"].AsDouble,
        Epochs = Whole(c, "epochs"),
        EvalEvery = Whole(c, "eval_every"),
        CheckpointEvery = Whole(c, "checkpoint_every"),
        InitFrom = c["init_from"].AsText is { Length: > 0 } file ? file : null,
        SamplePrefix = c["sample_prefix"].AsText,
        SampleLength = Whole(c, "sample_length"),
    };

    private static int Whole(Configuration c, string name) => checked((int)c[name].AsLong);

    private static T Choice<T>(Configuration c, string name)
        where T : struct, Enum => Enum.Parse<T>(c[name].AsText, ignoreCase: true);
}
