using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Cells;

internal sealed class GruCell : Cell
{
    public override string Name => "gru";

    public override string Description => "gated recurrent unit: a reset and an update gate (Cho et al. 2014)";

    public override int Gates => 3;

    public override int States => 1;

    public override string PyTorchClass => "nn.GRU";

    public override IReadOnlyList<string> OwnParameters => ["gru_reset"];

    public override int Kept(Implementation impl) => impl == Implementation.Scratch ? 18 : 13;

    /// <summary>A candidate that is reset after its product has one more, of that product.</summary>
    public override int Biases(TrainingSettings s) =>
        base.Biases(s) + (s is { Impl: Implementation.Scratch, GruReset: GruReset.After } ? 1 : 0);
}
