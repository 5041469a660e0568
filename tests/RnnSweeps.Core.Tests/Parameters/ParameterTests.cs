namespace RnnSweeps.Core.Tests.Parameters;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("hidden", "32", "32")]
    [InlineData("hidden", "3.2e1", "32")]
    [InlineData("hidden", "8192", "8192")]
    [InlineData("lr", "2", "2")]
    [InlineData("lr", "1e-3", "0.001")]
    [InlineData("clip", "0", "0")]
    [InlineData("shuffle", "false", "false")]
    [InlineData("cell", "lstm", "lstm")]
    [InlineData("sample_prefix", "", "")]
    [InlineData("corpus", "1984", "1984")]
    public void The_text_of_a_command_line_is_read(string name, string text, string expected) =>
        Assert.Equal(expected, Find(name).Accept(text)?.ToString());

    [Theory]
    [InlineData("hidden", "0")]
    [InlineData("hidden", "8193")]
    [InlineData("hidden", "3.5")]
    [InlineData("hidden", "1e400")]
    [InlineData("hidden", "NaN")]
    [InlineData("hidden", "Infinity")]
    [InlineData("hidden", "99999999999999999999")]
    [InlineData("hidden", "")]
    [InlineData("hidden", "1,000")]
    [InlineData("lr", "0")]
    [InlineData("lr", "-1")]
    [InlineData("lr", "NaN")]
    [InlineData("lr", "1e400")]
    [InlineData("lr", "-Infinity")]
    [InlineData("lr", "∞")]
    [InlineData("dropout", "0.96")]
    [InlineData("shuffle", "yes")]
    [InlineData("shuffle", "1")]
    [InlineData("cell", "GRU")]
    [InlineData("cell", "")]
    public void What_is_not_allowed_is_refused(string name, string text) => Assert.Null(Find(name).Accept(text));

    [Theory]
    [InlineData("hidden", "a whole number from 1 to 8192")]
    [InlineData("lr", "a number above 0 and at most 1000")]
    [InlineData("clip", "a number from 0 to 1000000")]
    [InlineData("shuffle", "true or false")]
    [InlineData("cell", "rnn, gru or lstm")]
    [InlineData("sampling", "windows or stream")]
    [InlineData("corpus", "a text")]
    public void What_is_expected_is_said_in_words(string name, string expected) => Assert.Equal(expected, Find(name).Expected);

    [Fact]
    public void Every_default_is_allowed_and_only_the_corpus_has_none()
    {
        foreach (var parameter in ParameterCatalogue.All.Where(p => p.Default is not null))
            Assert.Equal(parameter.Default, parameter.Accept(parameter.Default!.Value));
        Assert.Equal(["corpus"], ParameterCatalogue.All.Where(p => p.Default is null).Select(p => p.Name));
    }

    private static Parameter Find(string name) => ParameterCatalogue.Find(name)!;
}
