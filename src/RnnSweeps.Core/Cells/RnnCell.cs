using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Cells;

internal sealed class RnnCell : Cell
{
    public override string Name => "rnn";

    public override string Description => "one layer of units that see their own last outputs (Elman 1990)";

    public override int Gates => 1;

    public override int States => 1;

    public override string PyTorchClass => "nn.RNN";

    public override IReadOnlyList<string> OwnParameters => ["activation"];

    public override int Kept(Implementation impl) => 6;
}
