using RnnSweeps.Core.Cells;

namespace RnnSweeps.Core.Parameters;

/// <summary>
/// Every parameter of a training, in the order in which people read them: model, text, optimisation, bookkeeping.
/// The defaults are the book's settings (Dive into Deep Learning, chapter "Deep Recurrent Neural Networks").
/// </summary>
public static class ParameterCatalogue
{
    public static IReadOnlyList<Parameter> All { get; } =
    [
        Choice("cell", "gru", [.. CellCatalogue.All.Select(c => c.Name)], "recurrent cell of every layer"),
        Choice("impl", "concise", ["concise", "scratch"], "torch's fused layers, or the book's cells written out in tensor operations"),
        Integer("layers", 2, 1, 64, "stacked recurrent layers"),
        Integer("hidden", 32, 1, 8192, "hidden units of each layer"),
        Later(Integer("embedding", 0, 0, 8192, "width of a learned embedding of the characters; 0 feeds them one-hot")),
        Later(Boolean("tied", false, "the head scores with the embedding's own weights (Press and Wolf 2017); asks for embedding = hidden")),
        Choice("activation", "tanh", ["tanh", "relu"], "nonlinearity of cell rnn; the other cells ignore it"),
        Choice("gru_reset", "before", ["before", "after"], "impl scratch, cell gru: reset gate before the matrix product (the book) or after it (torch); impl concise ignores it"),
        Number("sigma", 0.01, 0, 10, "impl scratch: standard deviation of the initial weights", aboveMin: true),
        Later(Choice("init", "default", ["default", "normal", "xavier"], "initial weights. default: those of impl; normal: normal × sigma, biases zero; xavier: uniform by fan-in and fan-out (Glorot and Bengio 2010), biases zero")),
        Later(Choice("recurrent_init", "same", ["same", "orthogonal"], "initial weights from state to state. same: as init; orthogonal: a random orthogonal matrix a gate (Saxe et al. 2014)")),
        Later(Number("forget_bias", 0, -10, 10, "cell lstm: added to the initial bias of the forget gate (Jozefowicz et al. 2015 use 1)")),
        Number("dropout", 0, 0, 0.95, "share of activations dropped between layers while training"),
        Later(Number("input_dropout", 0, 0, 0.95, "share of the embedded or one-hot characters' activations dropped before the first layer while training")),
        Later(Boolean("layer_norm", false, "normalise the outputs of every layer over its units, with a learned scale and shift (Ba et al. 2016)")),
        Later(Boolean("residual", false, "from the second layer on, add a layer's input to its output (He et al. 2016)")),
        Text("corpus", null, "name of a corpus of this file, or of a text of the catalogue"),
        Choice("cleaning", "letters", ["letters", "printable"], "letters: a-z and single spaces; printable: all printable ASCII characters and line ends"),
        Choice("sampling", "windows", ["windows", "stream"], "windows: all windows of steps + 1 characters at stride 1; stream: whole texts in order, several beside each other, the state of each carried from batch to batch"),
        Later(Text("split", "80/10/10", "sampling stream: shares of each text to train on, to validate on and to test on, in the text's order")),
        Later(Integer("max_chars", 0, 0, 1_000_000_000, "characters of each text that are used, from its start; 0: all")),
        Integer("steps", 32, 1, 4096, "characters of a window through which gradients flow"),
        Integer("batch", 1024, 1, 1_048_576, "windows of a batch; sampling stream: strands that are read side by side"),
        Integer("train_windows", 10_000, 1, 100_000_000, "windows to train on, from the start of the text; sampling stream ignores it"),
        Integer("val_windows", 5_000, 1, 100_000_000, "the next windows, to validate on; sampling stream ignores it"),
        Boolean("shuffle", true, "shuffle the training windows in every epoch"),
        Choice("optimizer", "sgd", ["sgd", "adam", "adamw", "rmsprop", "adagrad"], "rule that turns gradients into steps, with PyTorch's formulas"),
        Number("lr", 2, 0, 1000, "learning rate; with a schedule its highest value", aboveMin: true),
        Later(Number("momentum", 0, 0, 0.9999, "optimizer sgd and rmsprop: share of the last step that is kept")),
        Later(Boolean("nesterov", false, "optimizer sgd: look ahead by the momentum; asks for momentum above 0")),
        Later(Number("beta1", 0.9, 0, 0.99999, "optimizer adam and adamw: decay of the mean of the gradients")),
        Later(Number("beta2", 0.999, 0, 1, "optimizer adam and adamw: decay of the mean of their squares", belowMax: true)),
        Later(Boolean("amsgrad", false, "optimizer adam and adamw: never forget the largest mean square (Reddi et al. 2018)")),
        Later(Number("alpha", 0.99, 0, 1, "optimizer rmsprop: decay of the mean of the squares", belowMax: true)),
        Later(Boolean("centered", false, "optimizer rmsprop: divide by the variance instead of the mean square")),
        Later(Number("lr_decay", 0, 0, 1000, "optimizer adagrad: lr / (1 + lr_decay × steps taken)")),
        Later(Number("eps", 1e-8, 0, 1, "optimizers other than sgd: added to the divisor", aboveMin: true)),
        Later(Number("weight_decay", 0, 0, 10, "share of the weights added to their gradients; adamw: taken off the weights themselves, times lr")),
        Later(Choice("schedule", "constant", ["constant", "step", "exponential", "cosine", "one_cycle", "plateau"], "how the learning rate changes over the epochs")),
        Later(Integer("warmup_epochs", 0, 0, 1_000_000, "epochs over which the learning rate rises in a straight line, step by step, before the schedule begins")),
        Later(Number("gamma", 0.1, 0, 1, "schedule step, exponential and plateau: factor at each fall", aboveMin: true)),
        Later(Integer("step_epochs", 30, 1, 1_000_000, "schedule step: epochs between two falls")),
        Later(Integer("plateau_epochs", 10, 0, 1_000_000, "schedule plateau: evaluations without a better validation loss before a fall")),
        Later(Number("peak_share", 0.3, 0, 1, "schedule one_cycle: share of the steps before the peak")),
        Later(Number("lr_min", 0, 0, 1000, "schedule cosine, one_cycle and plateau: lowest learning rate")),
        Number("clip", 1, 0, 1e6, "largest global norm of the gradients; 0 clips nothing"),
        Integer("epochs", 100, 1, 1_000_000, "passes over the training windows"),
        Integer("eval_every", 1, 1, 1_000_000, "epochs between two validations; the last epoch is always validated"),
        Integer("checkpoint_every", 10, 1, 1_000_000, "epochs between two checkpoints; the last epoch always leaves one"),
        Text("init_from", "", "initial weights: a trained run such as quickstart/0001, or a file under PyTorch's names (safetensors, or a state_dict of torch.save)"),
        Later(Text("freeze", "", "weights that are not trained, by the beginnings of their names, with commas between them: rnn.weight_ih_l0,linear")),
        Text("sample_prefix", "it has", "text that the trained model continues"),
        Integer("sample_length", 50, 0, 100_000, "characters that the trained model writes; 0 writes none"),
    ];

    private static readonly Dictionary<string, Parameter> ByName = All.ToDictionary(p => p.Name, StringComparer.Ordinal);

    public static Parameter? Find(string name) => ByName.GetValueOrDefault(name);

    private static Parameter Integer(string name, long @default, long min, long max, string description) =>
        new() { Name = name, Kind = ParameterKind.Integer, Default = ParameterValue.Of(@default), Min = min, Max = max, Description = description };

    private static Parameter Number(string name, double @default, double min, double max, string description, bool aboveMin = false, bool belowMax = false) =>
        new() { Name = name, Kind = ParameterKind.Number, Default = ParameterValue.Of(@default), Min = min, Max = max, AboveMin = aboveMin, BelowMax = belowMax, Description = description };

    private static Parameter Boolean(string name, bool @default, string description) =>
        new() { Name = name, Kind = ParameterKind.Boolean, Default = ParameterValue.Of(@default), Description = description };

    private static Parameter Choice(string name, string @default, IReadOnlyList<string> choices, string description) =>
        new() { Name = name, Kind = ParameterKind.Choice, Default = ParameterValue.Of(@default), Choices = choices, Description = description };

    /// <summary>Was not there in the first release, whose ids of configurations must stay.</summary>
    private static Parameter Later(Parameter parameter) => parameter with { IsLater = true };

    private static Parameter Text(string name, string? @default, string description) =>
        new() { Name = name, Kind = ParameterKind.Text, Default = @default is null ? null : ParameterValue.Of(@default), Description = description };
}
