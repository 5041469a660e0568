using RnnSweeps.Core.Parameters;
using RnnSweeps.Training.Models;
using RnnSweeps.Training.Tests.Support;
using static TorchSharp.torch;

namespace RnnSweeps.Training.Tests.Models;

/// <summary>The declarations say truly which parameters shape a model.</summary>
public sealed class ShapingParameterTests
{
    public static TheoryData<string> Others => [.. ParameterCatalogue.All.Where(p => !p.ShapesModel && p.Default is not null).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Others))]
    public void One_that_does_not_leaves_the_weights_with_their_names_and_shapes(string name)
    {
        foreach (var implementation in (string[])["impl=concise", "impl=scratch"])
            Assert.Equal(Shapes(implementation), Shapes(implementation, $"{name}={Another(ParameterCatalogue.Find(name)!)}"));
    }

    [Theory]
    [InlineData("cell=lstm")]
    [InlineData("impl=scratch")]
    [InlineData("layers=3")]
    [InlineData("hidden=9")]
    [InlineData("embedding=4")]
    [InlineData("embedding=8", "tied=true")]
    [InlineData("layer_norm=true")]
    public void One_that_does_changes_them(params string[] set)
    {
        Assert.All(set, s => Assert.True(ParameterCatalogue.Find(s.Split('=')[0])!.ShapesModel));
        Assert.NotEqual(Shapes(set[..^1]), Shapes(set));
    }

    private static ParameterValue Another(Parameter parameter) => parameter.Kind switch
    {
        ParameterKind.Choice => ParameterValue.Of(parameter.Choices[^1]),
        ParameterKind.Boolean => ParameterValue.Of(!parameter.Default!.Value.AsBool),
        ParameterKind.Text => ParameterValue.Of("rnn"), // a beginning of names of weights, for freeze
        _ => parameter.Accept(ParameterValue.Of(parameter.Max)) ?? ParameterValue.Of(parameter.Max / 2),
    };

    private static List<(string, string)> Shapes(params string[] set)
    {
        using var model = ModelFactory.Create(Given.Settings(set), vocabulary: 5, seed: 0, CPU);
        return [.. model.Parameters.Select(p => (p.Name, string.Join('×', p.Value.shape)))];
    }
}
