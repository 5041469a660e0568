using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Cells;

internal sealed class LstmCell : Cell
{
    public override string Name => "lstm";

    public override string Description =>
        "long short-term memory: an input, a forget and an output gate around a memory (Hochreiter and Schmidhuber 1997)";

    public override int Gates => 4;

    public override int States => 2;

    public override string PyTorchClass => "nn.LSTM";

    public override IReadOnlyList<string> OwnParameters => ["forget_bias"];

    public override int Kept(Implementation impl) => impl == Implementation.Scratch ? 23 : 17;
}
