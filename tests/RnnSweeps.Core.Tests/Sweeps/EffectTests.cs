namespace RnnSweeps.Core.Tests.Sweeps;

/// <summary>Parameters of a file that change nothing.</summary>
public sealed class EffectTests
{
    [Theory]
    [InlineData("dropout: 0.3|layers: 1", "tiny.yaml:4:3: dropout has no effect in this sweep: it acts only between layers, with layers above 1")]
    [InlineData("dropout: [0, 0.3]|layers: 1", "tiny.yaml:4:3: dropout has no effect in this sweep: it acts only between layers, with layers above 1; what differs in it alone is trained once")]
    [InlineData("dropout: [0, 0.3]|layers: [1, 2]", "tiny.yaml:4:3: dropout has no effect in some configurations: it acts only between layers, with layers above 1; those that differ in it alone are trained once")]
    [InlineData("activation: relu", "tiny.yaml:4:3: activation has no effect in this sweep: it acts only with cell rnn")]
    [InlineData("beta1: 0.8|optimizer: sgd", "tiny.yaml:4:3: beta1 has no effect in this sweep: it acts only with optimizer adam, adamw or nadam")]
    [InlineData("gamma: [0.1, 0.5]|schedule: [cosine, step]", "tiny.yaml:4:3: gamma has no effect in some configurations: it acts only with schedule step, exponential or plateau; those that differ in it alone are trained once")]
    [InlineData("sigma: 0.1", "tiny.yaml:4:3: sigma has no effect in this sweep: it acts only on fresh weights, with init normal, or with init default and impl scratch")]
    [InlineData("forget_bias: {values: [0, 1], when: {cell: lstm}}|cell: [gru, lstm]", null)]
    [InlineData("dropout: 0.3|layers: [1, 2]", null)]
    [InlineData("sigma: 0.01", null)]
    [InlineData("dropout: 0.3|layers: 2", null)]
    public void A_note_says_where_a_parameter_does_not_act(string parameters, string? note)
    {
        var result = SweepFile.Parse(Given.File(parameters.Split('|')), "tiny.yaml", Given.Texts);
        Assert.Empty(result.Problems);
        Assert.Equal(note is null ? [] : [note], result.Notices.Select(n => n.ToString()));
    }

    [Fact]
    public void A_label_has_what_acts_and_is_active_alone()
    {
        Assert.Equal(
            ["layers=1", "layers=1", "layers=2 dropout=0", "layers=2 dropout=0.3"],
            GridExpansion.Expand(Given.Sweep(Given.File("layers: [1, 2]", "dropout: [0, 0.3]"))).Select(r => r.Label));
        Assert.Equal(
            ["cell=gru", "cell=lstm forget_bias=0", "cell=lstm forget_bias=1"],
            GridExpansion.Expand(Given.Sweep(Given.File("cell: [gru, lstm]", "forget_bias: {values: [0, 1], when: {cell: lstm}}"))).Select(r => r.Label));
        Assert.Equal(
            ["schedule=constant", "schedule=cosine lr_min=0.1"],
            GridExpansion.Expand(Given.Sweep(Given.File("schedule: [constant, cosine]", "lr_min: {value: 0.1, when: {schedule: cosine}}"))).Select(r => r.Label));
    }

    [Theory]
    [InlineData("stop: {patience: 3}\n", "epochs: 2", "stop never acts: with patience 3 a run ends after 4 evaluations at the earliest, and it has 2 (2 epochs)")]
    [InlineData("stop: {patience: 3}\n", "epochs: 4", "stop never acts: with patience 3 a run ends after 4 evaluations at the earliest, and it has 4 (4 epochs)")]
    [InlineData("stop: {patience: 3}\n", "epochs: 5", null)]
    [InlineData("stop: {patience: 3}\n", "epochs: 10|eval_every: 3", "stop never acts: with patience 3 a run ends after 4 evaluations at the earliest, and it has 4 (10 epochs)")]
    [InlineData("method: bayes\n", "cell: [gru, lstm]", "method bayes ends after 2 runs at most, because the space has no more configurations")]
    [InlineData("method: random\nseeds: [0, 1]\n", "cell: [gru, lstm]|layers: [1, 2]", "method random ends after 8 runs at most, because the space has no more configurations")]
    [InlineData("method: bayes\n", "lr: {min: 0.1, max: 1.5}", "method bayes has no end of its own: without run_cap, budget or target, 100 runs are made")]
    public void A_note_says_what_cannot_happen(string key, string parameters, string? note)
    {
        var result = SweepFile.Parse(Given.File(parameters.Split('|')) + key, "tiny.yaml", Given.Texts);
        Assert.Empty(result.Problems);
        Assert.Equal(note is null ? [] : [note], result.Notices.Select(n => n.Message));
    }

    [Fact]
    public void The_most_runs_of_a_search_are_those_that_its_space_has()
    {
        Assert.Equal(2, SweepExpansion.MostRuns(Given.Sweep(Given.File("cell: [gru, lstm]") + "method: bayes\nrun_cap: 50\n")));
        Assert.Equal(1, SweepExpansion.MostRuns(Given.Sweep(Given.File("cell: [gru, lstm]") + "method: bayes\nrun_cap: 1\n")));
        Assert.Equal(50, SweepExpansion.MostRuns(Given.Sweep(Given.File("lr: {min: 0.1, max: 1.5}") + "method: bayes\nrun_cap: 50\n")));
    }
}
