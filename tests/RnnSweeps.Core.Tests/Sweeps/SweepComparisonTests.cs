namespace RnnSweeps.Core.Tests.Sweeps;

public sealed class SweepComparisonTests
{
    private const string Line = "hidden: [8, 16]";

    [Theory]
    [InlineData("# a comment\nname: tiny\nparameters:\n  corpus: lamplighter\n  hidden: [8, 16]\n")]
    [InlineData("name: tiny\r\nparameters:\r\n  corpus: lamplighter\r\n  hidden: [8, 16]\r\n")]
    [InlineData("parameters: {hidden: {values: [8, 16]}, corpus: {value: lamplighter}}\n")]
    [InlineData("name: tiny\ndescription: another one\nseeds: 0\nmethod: grid\nparameters: {corpus: lamplighter, lr: 2, hidden: [8, 16]}\n")]
    public void The_same_meaning_is_no_difference(string yaml) =>
        Assert.Empty(SweepComparison.Differences(Given.Sweep(Given.File(Line)), Given.Sweep(yaml)));

    [Theory]
    [InlineData("hidden: [8, 17]", "", "parameters.hidden")]
    [InlineData("hidden: [16, 8]", "", "parameters.hidden")]
    [InlineData("hidden: [8, 16]\n  lr: 1", "", "parameters.lr")]
    [InlineData(Line, "seeds: [0, 1]", "seeds")]
    [InlineData(Line, "budget: {runs: 1}", "budget")]
    [InlineData(Line, "evaluate_on: [orrery]", "evaluate_on")]
    [InlineData(Line, "corpora: {lamplighter: [orrery, lamplighter]}", "corpora")]
    [InlineData(Line, "constraints: [hidden < 16]", "constraints")]
    [InlineData(Line, "metric: {name: val_loss}\nstop: {patience: 1}", "metric, stop")]
    [InlineData(Line, "include: [{lr: 1}]", "include")]
    public void A_difference_is_told_by_its_key(string line, string more, string expected) => Assert.Equal(
        expected, string.Join(", ", SweepComparison.Differences(Given.Sweep(Given.File(Line)), Given.Sweep(Given.File(line) + more + "\n"))));

    [Fact]
    public void The_order_of_what_varies_is_a_difference() => Assert.Equal(
        ["the order of parameters"], SweepComparison.Differences(Given.Sweep(Given.File(Line, "layers: [1, 2]")), Given.Sweep(Given.File("layers: [1, 2]", Line))));
}
