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
    public void Grids_lay_each_entry_over_the_parameters() =>
        Assert.Equal(
            ["rnn scratch 2 16", "rnn scratch 2 32", "gru concise 1 16", "gru concise 3 16", "gru concise 1 32", "gru concise 3 32"],
            Expand(Given.File("hidden: [16, 32]") + "grids: [{cell: rnn, impl: scratch}, {cell: gru, layers: [1, 3]}]\n").Select(Short));

    [Fact]
    public void Include_adds_its_combinations_to_the_grid() =>
        Assert.Equal(
            ["gru concise 2 16", "gru concise 2 32", "rnn scratch 2 16", "rnn scratch 2 32", "gru concise 5 8"],
            Expand(Given.File("hidden: [16, 32]") + "include: [{cell: rnn, impl: scratch}, {layers: 5, hidden: 8}]\n").Select(Short));

    [Fact]
    public void Include_alone_is_the_sweep_where_the_parameters_make_no_grid() =>
        Assert.Equal(
            ["rnn scratch 2 16", "gru concise 1 16", "gru concise 3 16"],
            Expand(Given.File("hidden: 16") + "include: [{cell: rnn, impl: scratch}, {cell: gru, layers: [1, 3]}]\n").Select(Short));

    [Fact]
    public void Exclude_takes_out_of_the_grid_and_not_out_of_include() =>
        Assert.Equal(
            ["rnn concise 1 32", "gru concise 1 32", "gru concise 2 32", "rnn concise 2 32"],
            Expand(Given.File("cell: [rnn, gru]", "layers: [1, 2]") + "exclude: [{cell: rnn, layers: 2}]\ninclude: [{cell: rnn, layers: 2}]\n").Select(Short));

    [Fact]
    public void Axes_that_are_zipped_move_together() =>
        Assert.Equal(
            ["rnn concise 1 64", "rnn concise 2 32", "gru concise 1 64", "gru concise 2 32"],
            Expand(Given.File("cell: [rnn, gru]", "layers: [1, 2]", "hidden: [64, 32]") + "zip: [[layers, hidden]]\n").Select(Short));

    [Fact]
    public void A_parameter_has_its_default_where_its_condition_does_not_hold()
    {
        var runs = Expand(Given.File("cell: [rnn, gru, lstm]", "forget_bias: {values: [0.5, 1], when: {cell: lstm}}"));
        Assert.Equal(["rnn 0", "gru 0", "lstm 0.5", "lstm 1"], runs.Select(r => $"{r.Configuration["cell"]} {r.Configuration["forget_bias"]}"));
    }

    [Fact]
    public void A_condition_may_depend_on_another_one()
    {
        var runs = Expand(Given.File(
            "optimizer: [sgd, adam]", "momentum: {values: [0, 0.9], when: {optimizer: sgd}}", "nesterov: {values: [true, false], when: {momentum: 0.9}}"));
        Assert.Equal(["sgd 0 false", "sgd 0.9 true", "sgd 0.9 false", "adam 0 false"],
            runs.Select(r => $"{r.Configuration["optimizer"]} {r.Configuration["momentum"]} {r.Configuration["nesterov"]}"));
    }

    [Fact]
    public void Constraints_hold_for_every_configuration()
    {
        var runs = Expand(Given.File("layers: [1, 2, 3]", "hidden: [64, 128, 256]") + "constraints: [\"layers * hidden <= 256\", \"parameters < 2e5\"]\n");
        Assert.Equal(["1 64", "1 128", "2 64", "2 128", "3 64"], runs.Select(r => $"{r.Configuration["layers"]} {r.Configuration["hidden"]}"));
    }

    [Fact]
    public void Run_cap_keeps_the_first_runs() =>
        Assert.Equal(["1 0", "2 0", "1 1"], Expand(Given.File("layers: [1, 2]") + "seeds: [0, 1]\nrun_cap: 3\n").Select(r => $"{r.Configuration["layers"]} {r.Seed}"));

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

    private static string Short(PlannedRun run) =>
        $"{run.Configuration["cell"]} {run.Configuration["impl"]} {run.Configuration["layers"]} {run.Configuration["hidden"]}";

    private static Gen<(string Line, int Count)> Axis(string name, int min, int max) =>
        Gen.Int[min, max].HashSet[1, 4].Select(values => ($"{name}: [{string.Join(", ", values)}]", values.Count));

    private static IReadOnlyList<PlannedRun> Expand(string yaml) => GridExpansion.Expand(Given.Sweep(yaml));
}
