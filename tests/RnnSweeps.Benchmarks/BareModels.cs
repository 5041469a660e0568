using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnSweeps.Benchmarks;

internal interface IBareModel
{
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>One-hot characters (T, B, V) to scores (T, B, V).</summary>
    Tensor Forward(Tensor x);
}

/// <summary>torch's stacked module with a linear layer.</summary>
internal sealed class BareConcise : IBareModel
{
    private readonly nn.Module _cell;
    private readonly Linear _linear;

    public BareConcise(string cell, int vocabulary, int hidden, int layers)
    {
        _cell = cell switch
        {
            "rnn" => nn.RNN(vocabulary, hidden, layers),
            "gru" => nn.GRU(vocabulary, hidden, layers),
            "lstm" => nn.LSTM(vocabulary, hidden, layers),
            _ => throw new ArgumentException(cell),
        };
        _linear = nn.Linear(hidden, vocabulary);
        Parameters = [.. _cell.parameters(), .. _linear.parameters()];
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    public Tensor Forward(Tensor x) => _linear.forward(_cell switch
    {
        RNN rnn => rnn.forward(x, null).Item1,
        GRU gru => gru.forward(x).Item1,
        LSTM lstm => lstm.forward(x).Item1,
        _ => throw new InvalidOperationException(_cell.GetType().Name),
    });
}

/// <summary>The book's stacked RNN from scratch, line by line: two products and a sum at every step.</summary>
internal sealed class BareScratch : IBareModel
{
    private readonly List<(Parameter W_xh, Parameter W_hh, Parameter b_h)> _layers = [];
    private readonly Parameter W_hq, b_q;

    public BareScratch(int vocabulary, int hidden, int layers)
    {
        for (var l = 0; l < layers; l++)
            _layers.Add((new Parameter(randn(l == 0 ? vocabulary : hidden, hidden) * 0.01), new Parameter(randn(hidden, hidden) * 0.01), new Parameter(zeros(hidden))));
        (W_hq, b_q) = (new Parameter(randn(hidden, vocabulary) * 0.01), new Parameter(zeros(vocabulary)));
        Parameters = [.. _layers.SelectMany(l => new[] { l.W_xh, l.W_hh, l.b_h }), W_hq, b_q];
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    public Tensor Forward(Tensor x)
    {
        var outputs = x.unbind(0); // T × (B, V)
        foreach (var (W_xh, W_hh, b_h) in _layers)
        {
            var H = zeros(x.shape[1], W_hh.shape[0]);
            for (var t = 0; t < outputs.Length; t++) outputs[t] = H = tanh(matmul(outputs[t], W_xh) + matmul(H, W_hh) + b_h);
        }

        return matmul(stack(outputs), W_hq) + b_q; // (T, B, H) -> (T, B, V)
    }
}
