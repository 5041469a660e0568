using RnnSweeps.Core.Cells;
using static RnnSweeps.Core.Parameters.ParameterEffect;
using static RnnSweeps.Core.Parameters.ParameterGroup;

namespace RnnSweeps.Core.Parameters;

/// <summary>What the model is, and how its weights begin.</summary>
public sealed partial record TrainingSettings
{
    private static readonly ParameterGroup ModelGroup = new();

    private static readonly Parameter<Cell> _cell = ModelGroup.Add(Choice(
        "cell", CellCatalogue.Of("gru"), CellCatalogue.All, c => c.Name, "recurrent cell of every layer") with
    {
        ShapesModel = true, AffectsCost = true,
        Synonyms = "model rnn_type cell_type rnn_cell model_type",
    });

    public Cell Cell => Of(_cell);

    private static readonly Parameter<Implementation> _impl = ModelGroup.Add(Choice(
        "impl", Implementation.Concise, "torch's fused layers, or the book's cells written out in tensor operations") with
    {
        ShapesModel = true, AffectsCost = true,
    });

    public Implementation Impl => Of(_impl);

    private static readonly Parameter<int> _layers = ModelGroup.Add(Integer("layers", 2, 1, 64, "stacked recurrent layers") with
    {
        ShapesModel = true, AffectsCost = true,
        Synonyms = "num_layers n_layers nlayers n_layer num_layer depth rnn_layers lstm_layers num_rnn_layers",
    });

    public int Layers => Of(_layers);

    private static readonly Parameter<int> _hidden = ModelGroup.Add(Integer("hidden", 32, 1, 8192, "hidden units of each layer") with
    {
        ShapesModel = true, AffectsCost = true,
        Synonyms = "num_hiddens hidden_size hidden_dim hidden_dims hidden_units n_hidden nhid num_hidden num_units units "
            + "rnn_size lstm_size width hidden_layer_size rnn_hidden_size",
    });

    public int Hidden => Of(_hidden);

    private static readonly Parameter<int> _embedding = ModelGroup.Add(Integer(
        "embedding", 0, 0, 8192, "width of a learned embedding of the characters; 0 feeds them one-hot") with
    {
        IsLater = true, ShapesModel = true, AffectsCost = true,
        Synonyms = "embedding_dim embedding_size embed_dim embed_size emb_dim emb_size emsize d_model",
    });

    public int Embedding => Of(_embedding);

    private static readonly Parameter<bool> _tied = ModelGroup.Add(Boolean(
        "tied", false, "the head scores with the embedding's own weights (Press and Wolf 2017); asks for embedding = hidden") with
    {
        IsLater = true, ShapesModel = true, AffectsCost = true,
        Rule = new(
            s => s.Tied && s.Embedding != s.Hidden,
            s => $"tied asks for embedding = hidden, found embedding {s.Embedding} and hidden {s.Hidden}"),
        Synonyms = "tie_weights tie weight_tying tied_weights",
    });

    public bool Tied => Of(_tied);

    private static readonly Parameter<Activation> _activation = ModelGroup.Add(Choice(
        "activation", Activation.Tanh, "nonlinearity of cell rnn; the other cells ignore it") with
    {
        ShapesModel = true,
        Effect = With("cell", CellCatalogue.With("activation")),
        Synonyms = "nonlinearity act act_fn activation_function",
    });

    public Activation Activation => Of(_activation);

    private static readonly Parameter<GruReset> _gruReset = ModelGroup.Add(Choice(
        "gru_reset", GruReset.Before,
        "impl scratch, cell gru: reset gate before the matrix product (the book) or after it (torch); impl concise ignores it") with
    {
        ShapesModel = true,
        Effect = With("impl", "scratch").And(With("cell", CellCatalogue.With("gru_reset"))),
    });

    public GruReset GruReset => Of(_gruReset);

    private static readonly Parameter<double> _sigma = ModelGroup.Add(Number(
        "sigma", 0.01, 0, 10, "impl scratch: standard deviation of the initial weights", aboveMin: true) with
    {
        Effect = With("init", "normal").Or(With("init", "default").And(With("impl", "scratch"))).OnFreshWeights(),
    });

    public double Sigma => Of(_sigma);

    private static readonly Parameter<WeightInit> _init = ModelGroup.Add(Choice(
        "init", WeightInit.Default,
        "initial weights. default: those of impl; normal: normal × sigma, biases zero; xavier: uniform by fan-in and fan-out "
        + "(Glorot and Bengio 2010), biases zero") with
    {
        IsLater = true,
        Effect = WithFreshWeights(),
        Synonyms = "initializer weight_init init_method",
    });

    public WeightInit Init => Of(_init);

    private static readonly Parameter<RecurrentInit> _recurrentInit = ModelGroup.Add(Choice(
        "recurrent_init", RecurrentInit.Same,
        "initial weights from state to state. same: as init; orthogonal: a random orthogonal matrix a gate (Saxe et al. 2014)") with
    {
        IsLater = true,
        Effect = WithFreshWeights(),
    });

    public RecurrentInit RecurrentInit => Of(_recurrentInit);

    private static readonly Parameter<double> _forgetBias = ModelGroup.Add(Number(
        "forget_bias", 0, -10, 10, "cell lstm: added to the initial bias of the forget gate (Jozefowicz et al. 2015 use 1)") with
    {
        IsLater = true,
        Effect = With("cell", CellCatalogue.With("forget_bias")).OnFreshWeights(),
    });

    public double ForgetBias => Of(_forgetBias);

    private static readonly Parameter<double> _dropout = ModelGroup.Add(Number(
        "dropout", 0, 0, 0.95, "share of activations dropped between layers while training") with
    {
        AffectsCost = true,
        Effect = Above("layers", 1).In("between layers"),
        Synonyms = "dropout_rate dropout_prob drop_prob p_dropout dropout_p drop_rate rnn_dropout dropouth",
    });

    public double Dropout => Of(_dropout);

    private static readonly Parameter<double> _inputDropout = ModelGroup.Add(Number(
        "input_dropout", 0, 0, 0.95,
        "share of the embedded or one-hot characters' activations dropped before the first layer while training") with
    {
        IsLater = true, AffectsCost = true,
        Synonyms = "embedding_dropout emb_dropout embed_dropout dropouti dropoute",
    });

    public double InputDropout => Of(_inputDropout);

    private static readonly Parameter<bool> _layerNorm = ModelGroup.Add(Boolean(
        "layer_norm", false, "normalise the outputs of every layer over its units, with a learned scale and shift (Ba et al. 2016)") with
    {
        IsLater = true, ShapesModel = true, AffectsCost = true,
        Synonyms = "layernorm use_layer_norm layer_normalization",
    });

    public bool LayerNorm => Of(_layerNorm);

    private static readonly Parameter<bool> _residual = ModelGroup.Add(Boolean(
        "residual", false, "from the second layer on, add a layer's input to its output (He et al. 2016)") with
    {
        IsLater = true, ShapesModel = true, AffectsCost = true,
        Effect = Above("layers", 1).In("from the second layer on"),
    });

    public bool Residual => Of(_residual);
}
