using RnnSweeps.Core.Corpora;

namespace RnnSweeps.Core.Tests.Sweeps;

public sealed class CorporaTests
{
    [Theory]
    [InlineData("c: time-machine", "time-machine 1", "")]
    [InlineData("c: [time-machine, war-of-the-worlds]", "time-machine 1, war-of-the-worlds 1", "")]
    [InlineData("c: {time-machine: 2, pride-and-prejudice: 0.5}", "time-machine 2, pride-and-prejudice 0.5", "")]
    [InlineData("c: {texts: time-machine}", "time-machine 1", "")]
    [InlineData("c: {texts: time-machine, fallback: lamplighter}", "time-machine 1", "lamplighter 1")]
    [InlineData("c: {texts: {time-machine: 3, ledger: 1}, fallback: [lamplighter, orrery]}", "time-machine 3, ledger 1", "lamplighter 1, orrery 1")]
    public void A_corpus_has_several_forms(string line, string texts, string fallback)
    {
        var mix = Given.Sweep($"name: tiny\ncorpora: {{{line}}}\nparameters: {{corpus: c}}\n").Corpora["c"];
        Assert.Equal((texts, fallback), (Shown(mix.Texts), Shown(mix.Fallback)));
    }

    [Theory]
    [InlineData("c: []", "corpus c must name at least one text, found an empty list")]
    [InlineData("c:", "corpus c: a text is given by its name, found nothing")]
    [InlineData("c: [[time-machine]]", "corpus c: a text is given by its name, found a list")]
    [InlineData("c: [ledger, ledger]", "corpus c has ledger twice")]
    [InlineData("c: {ledger: 0}", "corpus c: the share of ledger must be a number above 0, found 0")]
    [InlineData("c: {ledger: .inf}", "corpus c: the share of ledger must be a number above 0, found .inf")]
    [InlineData("c: {ledger: 1e999}", "corpus c: the share of ledger must be a number above 0, found 1e999")]
    [InlineData("c: {ledger: '1'}", "corpus c: the share of ledger must be a number above 0, found the text '1'")]
    [InlineData("c: legder", "corpus c: no text is called legder; did you mean 'ledger'?")]
    [InlineData("c: {fallback: ledger}", "corpus c needs texts")]
    [InlineData("c: {texts: ledger, fallbak: orrery}", "unknown key 'fallbak' of corpus c; did you mean 'fallback'?")]
    public void Each_form_is_checked_once(string line, string expected) =>
        Assert.StartsWith(expected, Given.Problem($"name: tiny\ncorpora:\n  {line}\nparameters: {{corpus: c}}\n").Message, StringComparison.Ordinal);

    [Fact]
    public void A_corpus_that_is_neither_of_the_file_nor_a_text_has_its_own_place()
    {
        var problem = Given.Problem("name: tiny\ncorpora: {wells: time-machine}\nparameters: {corpus: [wells, wels]}\n");
        Assert.Equal("tiny.yaml:3:30: corpus must name a corpus of this file or a known text, found wels; did you mean 'wells'?", problem.ToString());
    }

    [Fact]
    public void A_corpus_may_come_from_every_entry_of_include()
    {
        const string Yaml = "name: tiny\nparameters: {cell: gru}\ninclude: [{corpus: ledger}, {corpus: orrery}]\n";
        Assert.Equal(["ledger", "orrery"], Given.Sweep(Yaml).Corpora.Keys);
        Assert.StartsWith("corpus is missing", Given.Problem(Yaml.Replace("corpus: orrery", "layers: 1", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
    }

    private static string Shown(IReadOnlyList<TextShare> shares) => string.Join(", ", shares.Select(s => $"{s.Text} {s.Share}"));
}
