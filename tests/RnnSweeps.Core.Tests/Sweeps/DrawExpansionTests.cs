using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Core.Tests.Sweeps;

public sealed class DrawExpansionTests
{
    [Fact]
    public void What_only_include_says_is_in_every_label()
    {
        var runs = SweepExpansion.Expand(Given.Sweep(
            """
            name: told-apart
            method: random
            run_cap: 4
            parameters:
              corpus: lamplighter
              lr: {min: 1.0, max: 1.5}
            include: [{lr: 2, cell: [rnn, lstm]}, {lr: 2, layers: 3}]
            """));
        Assert.Equal(["lr=2 cell=rnn layers=2", "lr=2 cell=lstm layers=2", "lr=2 cell=gru layers=3"], runs.Take(3).Select(r => r.Label));
        Assert.Matches(@"^lr=1\.\d+ cell=gru layers=2$", Assert.Single(runs.Skip(3)).Label);
    }

    [Fact]
    public void Without_include_a_label_is_what_was_drawn() =>
        Assert.Matches(@"^lr=1\.\d+$", Assert.Single(SweepExpansion.Expand(Given.Sweep("name: one\nmethod: random\nrun_cap: 1\nparameters:\n  corpus: lamplighter\n  cell: gru\n  lr: {min: 1.0, max: 1.5}\n"))).Label);
}
