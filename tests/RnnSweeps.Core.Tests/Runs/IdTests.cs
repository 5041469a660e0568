using System.Text.Json;

namespace RnnSweeps.Core.Tests.Runs;

/// <summary>An id is also a folder name: none may ever leave its folder, and none has two spellings of its sweep.</summary>
public sealed class IdTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("quickstart")]
    [InlineData("exercise-1_lstm")]
    [InlineData("0")]
    [InlineData("quickstart.2")]
    [InlineData("quickstart.2147483647")]
    public void A_sweep_id_is_its_text(string text)
    {
        Assert.Equal(text, SweepId.Parse(text).ToString());
        Assert.Equal(SweepId.Parse(text), Json.Read<SweepId>(Json.Write(SweepId.Parse(text))));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("/a")]
    [InlineData("A")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("a\0")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData("é")]
    [InlineData("a٣")]
    [InlineData("a.")]
    [InlineData("a.0")]
    [InlineData("a.1")]
    [InlineData("a.02")]
    [InlineData("a.+2")]
    [InlineData("a. 2")]
    [InlineData("a.٣")]
    [InlineData("a.2.3")]
    [InlineData("a.2147483648")]
    [InlineData("logs")]
    [InlineData("texts")]
    [InlineData("texts.2")]
    public void Hostile_text_is_no_sweep_id(string text)
    {
        Assert.False(SweepId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => SweepId.Parse(text));
        Assert.Throws<JsonException>(() => Json.Read<SweepId>(JsonSerializer.Serialize(text)));
    }

    [Fact]
    public void A_name_has_80_characters_at_most()
    {
        Assert.True(SweepId.TryParse(new string('a', 80), out _));
        Assert.False(SweepId.TryParse(new string('a', 81), out _));
        Assert.False(SweepId.TryParse(null, out _));
    }

    [Theory]
    [InlineData("quickstart/0007", "quickstart/0007")]
    [InlineData("quickstart/7", "quickstart/0007")]
    [InlineData("quickstart.2/12345", "quickstart.2/12345")]
    public void A_run_id_is_a_sweep_and_a_number(string text, string expected)
    {
        var id = RunId.Parse(text);
        Assert.Equal(expected, id.ToString());
        Assert.Equal(id, Json.Read<RunId>(Json.Write(id)));
    }

    [Theory]
    [InlineData("quickstart")]
    [InlineData("quickstart/")]
    [InlineData("quickstart/0")]
    [InlineData("quickstart/-1")]
    [InlineData("quickstart/+1")]
    [InlineData("quickstart/ 1")]
    [InlineData("quickstart/1/2")]
    [InlineData("quickstart/../1")]
    [InlineData("../quickstart/1")]
    [InlineData("quickstart/٣")]
    [InlineData("quickstart/2147483648")]
    [InlineData("/1")]
    public void Hostile_text_is_no_run_id(string text)
    {
        Assert.False(RunId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => RunId.Parse(text));
        Assert.Throws<JsonException>(() => Json.Read<RunId>(JsonSerializer.Serialize(text)));
    }

    [Fact]
    public void A_name_made_from_any_text_is_a_name() =>
        Gen.String.Sample(text => Assert.True(SweepId.NameLike(text) is not { } name || SweepId.TryParse(name, out _)));

    [Fact]
    public void Runs_are_sorted_by_number() =>
        Assert.Equal([2, 10, 10_000], new[] { "a/10000", "a/0010", "a/0002" }.Select(RunId.Parse).Order().Select(r => r.Number));
}
