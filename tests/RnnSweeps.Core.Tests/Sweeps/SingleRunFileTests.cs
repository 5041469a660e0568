using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Core.Tests.Sweeps;

public sealed class SingleRunFileTests
{
    [Theory]
    [InlineData("cell=lstm", "hidden=77", "lr=0.000123456789012345", "eps=1e-12", "optimizer=adamw")]
    [InlineData("corpus=a mix: of two", "sampling=stream", "split=90/10/0", "sample_prefix=he said: \"no\" # 'yes' — \\o/")]
    [InlineData("corpus=1984", "init_from=initial-weights", "freeze=rnn.weight_ih_l0,linear", "shuffle=false", "sample_prefix=")]
    [InlineData("corpus=true", "layer_norm=true", "residual=true", "schedule=one_cycle", "warmup_epochs=3", "gru_reset=after", "impl=scratch")]
    public void It_is_read_as_the_one_run_that_was_written(params string[] set)
    {
        var values = new Dictionary<string, ParameterValue> { ["corpus"] = ParameterValue.Of("tm") };
        foreach (var pair in set.Select(s => s.Split('=', 2))) values[pair[0]] = ParameterCatalogue.Find(pair[0])!.Accept(pair[1])!.Value;
        var file = Given(Configuration.Of(values)) with { Comments = ["one", "", "two: {"], EvaluateOn = ["sign-of-four", "2001"], Stop = new Patience(7, 0.015), Requires = "cuda" };
        var read = SweepFile.Parse(file.ToString(), "it.yaml");
        Assert.Empty(read.Problems);
        var run = Assert.Single(SweepExpansion.Expand(read.Definition!));
        Assert.Equal((file.Configuration, 12345678901234L), (run.Configuration, run.Seed));
        var definition = read.Definition!;
        Assert.Equal(file.Texts, definition.Corpora[file.Configuration["corpus"].AsText].Texts);
        Assert.Equal(("one-0001", file.Stop, "cuda"), (definition.Name, definition.Stop, definition.Requires));
        Assert.Equal(file.EvaluateOn, definition.EvaluateOn);
    }

    [Fact]
    public void Every_parameter_is_said_but_empty_texts()
    {
        var text = Given(Configuration.Of(new Dictionary<string, ParameterValue> { ["corpus"] = ParameterValue.Of("tm") })).ToString();
        Assert.Equal(ParameterCatalogue.All.Select(p => p.Name).Except(["init_from", "freeze"]).Order(), text.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal) && char.IsAsciiLetter(l[2])).Select(l => l.Trim().Split(':')[0]).Order());
    }

    private static SingleRunFile Given(Configuration configuration) => new()
    {
        Name = "one-0001", Configuration = configuration, Seed = 12345678901234L, Texts = [new TextShare("time-machine", 2), new TextShare("texts", 0.1)],
    };
}
