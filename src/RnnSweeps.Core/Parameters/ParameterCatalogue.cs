namespace RnnSweeps.Core.Parameters;

/// <summary>
/// Every parameter of a training, in the order in which people read them: model, text, optimisation, bookkeeping.
/// The defaults are the book's settings (Dive into Deep Learning, chapter "Deep Recurrent Neural Networks").
/// </summary>
public static class ParameterCatalogue
{
    public static IReadOnlyList<Parameter> All { get; } =
    [
        Choice("cell", "gru", ["rnn", "gru", "lstm"], "recurrent cell of every layer"),
        Choice("impl", "concise", ["concise", "scratch"], "torch's fused layers, or the book's cells written out in tensor operations"),
        Whole("layers", 2, 1, 64, "stacked recurrent layers"),
        Whole("hidden", 32, 1, 8192, "hidden units of each layer"),
        Choice("activation", "tanh", ["tanh", "relu"], "nonlinearity of cell rnn; the other cells ignore it"),
        Choice("gru_reset", "before", ["before", "after"], "impl scratch, cell gru: reset gate before the matrix product (the book) or after it (torch); impl concise ignores it"),
        Number("sigma", 0.01, 0, 10, "impl scratch: standard deviation of the initial weights", aboveMin: true),
        Number("dropout", 0, 0, 0.95, "share of activations dropped between layers while training"),
        Text("corpus", null, "name of a corpus of this file, or of a text of the catalogue"),
        Choice("cleaning", "letters", ["letters", "printable"], "letters: a-z and single spaces; printable: all printable ASCII characters and line ends"),
        Choice("sampling", "windows", ["windows"], "windows: all windows of steps + 1 characters at stride 1"),
        Whole("steps", 32, 1, 4096, "characters of a window through which gradients flow"),
        Whole("batch", 1024, 1, 1_048_576, "windows of a batch"),
        Whole("train_windows", 10_000, 1, 100_000_000, "windows to train on, from the start of the text"),
        Whole("val_windows", 5_000, 1, 100_000_000, "the next windows, to validate on"),
        Truth("shuffle", true, "shuffle the training windows in every epoch"),
        Choice("optimizer", "sgd", ["sgd"], "stochastic gradient descent"),
        Number("lr", 2, 0, 1000, "learning rate", aboveMin: true),
        Number("clip", 1, 0, 1e6, "largest global norm of the gradients; 0 clips nothing"),
        Whole("epochs", 100, 1, 1_000_000, "passes over the training windows"),
        Whole("eval_every", 1, 1, 1_000_000, "epochs between two validations; the last epoch is always validated"),
        Whole("checkpoint_every", 10, 1, 1_000_000, "epochs between two checkpoints; the last epoch always leaves one"),
        Text("init_from", "", "safetensors file with initial weights under PyTorch's names"),
        Text("sample_prefix", "it has", "text that the trained model continues"),
        Whole("sample_length", 50, 0, 100_000, "characters that the trained model writes; 0 writes none"),
    ];

    private static readonly Dictionary<string, Parameter> ByName = All.ToDictionary(p => p.Name, StringComparer.Ordinal);

    public static Parameter? Find(string name) => ByName.GetValueOrDefault(name);

    private static Parameter Whole(string name, long @default, long min, long max, string description) =>
        new() { Name = name, Kind = ParameterKind.Whole, Default = ParameterValue.Of(@default), Min = min, Max = max, Description = description };

    private static Parameter Number(string name, double @default, double min, double max, string description, bool aboveMin = false) =>
        new() { Name = name, Kind = ParameterKind.Number, Default = ParameterValue.Of(@default), Min = min, Max = max, AboveMin = aboveMin, Description = description };

    private static Parameter Truth(string name, bool @default, string description) =>
        new() { Name = name, Kind = ParameterKind.Truth, Default = ParameterValue.Of(@default), Description = description };

    private static Parameter Choice(string name, string @default, IReadOnlyList<string> choices, string description) =>
        new() { Name = name, Kind = ParameterKind.Choice, Default = ParameterValue.Of(@default), Choices = choices, Description = description };

    private static Parameter Text(string name, string? @default, string description) =>
        new() { Name = name, Kind = ParameterKind.Text, Default = @default is null ? null : ParameterValue.Of(@default), Description = description };
}
