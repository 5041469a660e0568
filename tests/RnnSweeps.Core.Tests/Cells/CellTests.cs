using RnnSweeps.Core.Cells;

namespace RnnSweeps.Core.Tests.Cells;

public sealed class CellTests
{
    private static readonly string[] OfCells = ["activation", "gru_reset", "forget_bias"];

    [Fact]
    public void The_cells_are_the_values_of_the_parameter_cell_in_its_order() =>
        Assert.Equal(["rnn", "gru", "lstm"], ParameterCatalogue.Find("cell")!.Choices);

    [Fact]
    public void A_parameter_that_depends_on_the_cell_acts_with_the_cells_that_name_it_and_with_no_other()
    {
        var dependent = ParameterEffects.Names.Where(n => ParameterEffects.Find(n)!.DependsOn.Contains("cell"));
        Assert.Equal(OfCells, dependent);
        Assert.Equal(OfCells, CellCatalogue.All.SelectMany(c => c.OwnParameters).Distinct());
        foreach (var (parameter, cell) in OfCells.SelectMany(p => CellCatalogue.All.Select(c => (p, c))))
            Assert.Equal(
                cell.OwnParameters.Contains(parameter),
                ParameterEffects.Acts(parameter, FromScratch(cell)));
    }

    [Theory]
    [InlineData("activation", "with cell rnn")]
    [InlineData("gru_reset", "with impl scratch and cell gru")]
    [InlineData("forget_bias", "on fresh weights, with cell lstm")]
    public void When_it_acts_is_told_with_the_names_of_the_cells_and_so_does_its_description(string parameter, string when)
    {
        Assert.Equal(when, ParameterEffects.Find(parameter)!.When);
        var description = ParameterCatalogue.Find(parameter)!.Description;
        var named = CellCatalogue.All.Where(c => description.Contains($"cell {c.Name}", StringComparison.Ordinal));
        Assert.Equal(CellCatalogue.With(parameter), named.Select(c => c.Name));
    }

    [Theory]
    [InlineData("rnn", 1, 1, 6, 6)]
    [InlineData("gru", 3, 1, 13, 18)]
    [InlineData("lstm", 4, 2, 17, 23)]
    public void What_a_cell_costs_is_what_it_always_was(string name, int gates, int states, int kept, int keptFromScratch)
    {
        var cell = CellCatalogue.Of(name);
        Assert.Equal((gates, states), (cell.Gates, cell.States));
        Assert.Equal((kept, keptFromScratch), (cell.Kept(Implementation.Concise), cell.Kept(Implementation.Scratch)));
        Assert.Equal(gates * 5 * (3 + 5), cell.ProductWeights(3, 5));
    }

    [Fact]
    public void A_cell_is_written_as_its_name()
    {
        Assert.All(CellCatalogue.All, c => Assert.Equal($"\"{c.Name}\"", Json.Write(c)));
        Assert.All(CellCatalogue.All, c => Assert.Same(c, Json.Read<Cell>(Json.Write(c))));
        Assert.Throws<System.Text.Json.JsonException>(() => Json.Read<Cell>("\"lsmt\""));
    }

    [Fact]
    public void An_unknown_cell_is_named_with_the_known_ones()
    {
        var refused = Assert.Throws<ArgumentException>(() => CellCatalogue.Of("lsmt"));
        Assert.StartsWith("Unknown cell lsmt; known are rnn, gru, lstm.", refused.Message);
    }

    private static Configuration FromScratch(Cell cell) =>
        Given.Configuration(("cell", ParameterValue.Of(cell.Name)), ("impl", ParameterValue.Of("scratch")));
}
