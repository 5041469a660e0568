namespace RnnSweeps.Core.Tests.Sweeps;

public sealed class GridExpansionTests
{
    [Fact]
    public void Two_axes_yield_their_product_in_file_order_with_the_last_fastest() =>
        Assert.Equal(
            ["1 cell=rnn layers=1", "2 cell=rnn layers=2", "3 cell=gru layers=1", "4 cell=gru layers=2"],
            Expand(Given.File("cell: [rnn, gru]", "layers: [1, 2]")).Select(r => $"{r.Number} {r.Label}"));

    [Fact]
    public void Every_configuration_comes_once_before_the_second_seed() =>
        Assert.Equal(
            ["1: 1 rnn 7", "2: 2 gru 7", "3: 1 rnn 3", "4: 2 gru 3"],
            Expand(Given.File("cell: [rnn, gru]") + "seeds: [7, 3]\n").Select(r => $"{r.Number}: {r.ConfigurationIndex} {r.Configuration["cell"]} {r.Seed}"));

    [Fact]
    public void A_single_configuration_is_labelled_by_its_cell() =>
        Assert.Equal("cell=gru", Assert.Single(Expand(Given.File("layers: 3"))).Label);

    [Fact]
    public void Include_lays_each_entry_over_the_parameters() =>
        Assert.Equal(
            ["cell=rnn impl=scratch layers=2 hidden=16", "cell=gru impl=concise layers=1 hidden=16", "cell=gru impl=concise layers=3 hidden=16",
             "cell=rnn impl=scratch layers=2 hidden=32", "cell=gru impl=concise layers=1 hidden=32", "cell=gru impl=concise layers=3 hidden=32"],
            Expand(Given.File("hidden: [16, 32]") + "include: [{cell: rnn, impl: scratch}, {cell: gru, layers: [1, 3]}]\n")
                .OrderBy(r => r.Configuration["hidden"].AsLong)
                .Select(r => $"cell={r.Configuration["cell"]} impl={r.Configuration["impl"]} layers={r.Configuration["layers"]} hidden={r.Configuration["hidden"]}"));

    [Fact]
    public void A_value_that_only_an_entry_of_include_has_is_in_every_label() =>
        Assert.Equal(["layers=2", "layers=3"], Expand(Given.File("cell: gru") + "include: [{cell: gru}, {layers: 3}]\n").Select(r => r.Label));

    [Fact]
    public void Equal_configurations_count_once() =>
        Assert.Single(Expand(Given.File() + "include: [{lr: 2}, {lr: 2.0}, {cell: gru}]\n"));

    [Fact]
    public void A_grid_is_the_product_of_its_axes_and_holds_no_configuration_twice() =>
        Gen.Select(Axis("layers", 1, 64), Axis("hidden", 1, 8192), Axis("steps", 1, 4096), Axis("seeds", 0, 1000)).Sample((a, b, c, seeds) =>
        {
            var sweep = Given.Sweep(Given.File(a.Line, b.Line, c.Line) + seeds.Line + "\n");
            var runs = GridExpansion.Expand(sweep);
            Assert.Equal(a.Count * b.Count * c.Count * seeds.Count, runs.Count);
            Assert.Equal(runs.Count, GridExpansion.MostRuns(sweep));
            Assert.Equal(runs.Count, runs.Select(r => (r.Configuration, r.Seed)).Distinct().Count());
            Assert.Equal(runs.Count, runs.Select(r => (r.Label, r.Seed)).Distinct().Count());
            Assert.Equal(Enumerable.Range(1, runs.Count), runs.Select(r => r.Number));
            Assert.Equal(Json.Write(runs), Json.Write(GridExpansion.Expand(sweep)));
        }, iter: 200);

    private static Gen<(string Line, int Count)> Axis(string name, int min, int max) =>
        Gen.Int[min, max].HashSet[1, 4].Select(values => ($"{name}: [{string.Join(", ", values)}]", values.Count));

    private static IReadOnlyList<PlannedRun> Expand(string yaml) => GridExpansion.Expand(Given.Sweep(yaml));
}
