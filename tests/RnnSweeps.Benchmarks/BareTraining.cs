using TorchSharp;
using static TorchSharp.torch;

namespace RnnSweeps.Benchmarks;

/// <summary>The book's training step as one would write it straight down in TorchSharp.</summary>
internal sealed class BareTraining : IDisposable
{
    private const int Vocabulary = 28, Hidden = 32, Layers = 2, Batch = 1024, Steps = 32;

    private readonly IBareModel _model;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _windows; // (W, T + 1), the book's way: every window a row
    private int _batch;

    public BareTraining(string impl, string cell)
    {
        _model = impl == "scratch" ? new BareScratch(Vocabulary, Hidden, Layers) : new BareConcise(cell, Vocabulary, Hidden, Layers);
        _optimizer = optim.SGD(_model.Parameters, 2);
        using var generator = new Generator(1, CPU);
        _windows = randint(0, Vocabulary, [10 * Batch, Steps + 1], dtype: ScalarType.Int64, generator: generator);
    }

    public void Step()
    {
        var rows = _windows.narrow(0, Batch * (_batch++ % 10), Batch); // (B, T + 1)
        var inputs = rows.narrow(1, 0, Steps).t();                     // (T, B)
        var targets = rows.narrow(1, 1, Steps).t();                    // (T, B)
        var x = nn.functional.one_hot(inputs, Vocabulary).to(ScalarType.Float32); // (T, B, V)
        _optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(_model.Forward(x).flatten(0, 1), targets.flatten());
        loss.backward();
        nn.utils.clip_grad_norm_(_model.Parameters, 1);
        _optimizer.step();
        _ = loss.item<float>();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _windows.Dispose();
        foreach (var parameter in _model.Parameters) parameter.Dispose();
    }
}
