using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace RnnSweeps.Core.Tests.Parameters;

public sealed class ConfigurationTests
{
    [Fact]
    public void It_has_every_parameter_in_the_catalogues_order() =>
        Assert.Equal(ParameterCatalogue.All.Select(p => p.Name), Given.Configuration().Keys);

    [Theory]
    [InlineData("2", "2.0")]
    [InlineData("2", "2e0")]
    [InlineData("1000", "1e3")]
    [InlineData("0.001", "1E-3")]
    public void One_number_written_in_two_ways_is_one_configuration(string one, string other)
    {
        var (a, b) = (Given.Configuration(("lr", Read("lr", one))), Given.Configuration(("lr", Read("lr", other))));
        Assert.Equal(a, b);
        Assert.Equal((a.Canonical, a.Hash, a.GetHashCode()), (b.Canonical, b.Hash, b.GetHashCode()));
    }

    [Fact]
    public void Minus_zero_is_zero() =>
        Assert.Equal(Given.Configuration(("clip", Read("clip", "0"))).Canonical, Given.Configuration(("clip", Read("clip", "-0.0"))).Canonical);

    [Fact]
    public void A_text_that_looks_like_a_number_stays_a_text()
    {
        var configuration = Given.Configuration(("sample_prefix", ParameterValue.Of("2.0")));
        Assert.Contains("\"sample_prefix\":\"2.0\"", configuration.Canonical, StringComparison.Ordinal);
        Assert.Equal("2.0", Json.Read<Configuration>(configuration.Canonical)["sample_prefix"].AsText);
    }

    [Fact]
    public void Any_learning_rate_survives_json_to_the_last_bit() =>
        Gen.Double[double.Epsilon, 1000].Where(x => x > 0).Sample(lr =>
        {
            var configuration = Given.Configuration(("lr", ParameterValue.Of(lr)));
            var again = Json.Read<Configuration>(Json.Write(configuration));
            Assert.Equal(lr, again["lr"].AsDouble);
            Assert.Equal(configuration, again);
        });

    [Fact]
    public void The_smallest_number_survives_json() =>
        Assert.Equal(1e-320, Json.Read<Configuration>(Json.Write(Given.Configuration(("lr", ParameterValue.Of(1e-320)))))["lr"].AsDouble);

    [Theory]
    [InlineData("hiden", "3", "Unknown parameter 'hiden'.")]
    [InlineData("hidden", "0", "hidden must be a whole number from 1 to 8192, found 0.")]
    public void What_is_not_allowed_is_named(string name, string value, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => Given.Configuration((name, ParameterValue.Of(long.Parse(value)))));
        Assert.Equal(expected, error.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"corpus":"a","hidden":null}""")]
    [InlineData("""{"corpus":"a","hidden":-1}""")]
    [InlineData("""{"corpus":"a","lr":1e400}""")]
    [InlineData("""{"corpus":"a","hiden":1}""")]
    public void Json_that_is_no_configuration_is_refused_as_such(string json) =>
        Assert.Throws<JsonException>(() => Json.Read<Configuration>(json));

    [Fact]
    public void Every_default_becomes_a_setting()
    {
        var settings = TrainingSettings.From(Given.Configuration());
        Assert.Equal(
            ("gru", Implementation.Concise, 2, 32, 100),
            (settings.Cell.Name, settings.Impl, settings.Layers, settings.Hidden, settings.Epochs));
        Assert.Equal((2.0, 1.0, true, null), (settings.Lr, settings.Clip, settings.Shuffle, settings.InitFrom));
    }

    [Fact]
    public void Every_choice_of_the_catalogue_becomes_a_setting()
    {
        foreach (var parameter in ParameterCatalogue.All.Where(p => p.Kind == ParameterKind.Choice))
            foreach (var choice in parameter.Choices)
            {
                var settings = TrainingSettings.From(Given.Configuration((parameter.Name, ParameterValue.Of(choice))));
                Assert.Equal(choice.Replace("_", "", StringComparison.Ordinal), $"{Setting(parameter, settings)}", ignoreCase: true);
            }
    }

    [Fact]
    public void Every_number_of_the_catalogue_becomes_a_setting()
    {
        foreach (var parameter in ParameterCatalogue.All.Where(p => p.Kind is ParameterKind.Integer or ParameterKind.Number))
        {
            var value = parameter.Accept(ParameterValue.Of(parameter.Max)) ?? parameter.Accept(ParameterValue.Of(parameter.Max / 2))!.Value;
            var settings = TrainingSettings.From(Given.Configuration((parameter.Name, value)));
            Assert.Equal(value.AsDouble, Convert.ToDouble(Setting(parameter, settings), CultureInfo.InvariantCulture));
        }
    }

    private static object? Setting(Parameter parameter, TrainingSettings settings) => typeof(TrainingSettings)
        .GetProperty(parameter.Name.Replace("_", "", StringComparison.Ordinal), BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!.GetValue(settings);

    private static ParameterValue Read(string name, string text) => ParameterCatalogue.Find(name)!.Accept(text)!.Value;
}
