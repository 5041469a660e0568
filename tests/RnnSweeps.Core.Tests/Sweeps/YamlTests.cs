namespace RnnSweeps.Core.Tests.Sweeps;

/// <summary>YAML's traps: whatever the text is, there is an answer with a place.</summary>
public sealed class YamlTests
{
    [Theory]
    [InlineData("", "1:1: the file is empty")]
    [InlineData("# only a comment\n", "1:1: the file is empty")]
    [InlineData("just words", "1:1: a sweep file is a mapping")]
    [InlineData("- a\n- b\n", "1:1: a sweep file is a mapping")]
    [InlineData("name: a\n---\nname: b\n", "2:1: the YAML cannot be read: a sweep file holds one document")]
    [InlineData("name: a\nparameters: [unclosed\n", "the YAML cannot be read")]
    [InlineData("name: a\nparameters:\n\tcorpus: ledger\n", "3:1: the YAML cannot be read: the line is indented with a tab; indent with spaces")]
    [InlineData("name: &a x\ndescription: *a\n", "2:14: the YAML cannot be read: aliases such as *a are not supported")]
    [InlineData("name: \"\\ud800\"\n", "tiny.yaml:")]
    [InlineData("%YAML 9999999999.1\n---\nname: a\n", "tiny.yaml:")]
    [InlineData("name: a\nparameters: {corpus: ledger}\0\n", "2:29: the YAML cannot be read: it holds a NUL character")]
    public void Text_that_is_no_sweep_file_has_a_problem_with_a_place(string yaml, string part) =>
        Assert.Contains(Given.Problems(yaml), p => $"tiny.yaml:{p.Line}:{p.Column}: {p.Message}".Contains(part, StringComparison.Ordinal));

    [Fact]
    public void A_key_given_twice_is_one_problem_among_the_others()
    {
        var problems = Given.Problems(Given.File("hidden: 3", "hidden: 4", "layers: 0"));
        Assert.Equal(["tiny.yaml:5:3: the key 'hidden' is given twice; take one of them out", "tiny.yaml:6:11: layers must be a whole number from 1 to 64, found 0"], problems.Select(p => p.ToString()));
    }

    [Fact]
    public void A_tag_is_a_problem_at_its_place() =>
        Assert.Equal("tiny.yaml:4:11: the tag !!int is not supported; write the value without it, a text in quotes", Given.Problem(Given.File("hidden: !!int 3")).ToString());

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Deep_nesting_ends_with_a_problem(string open, string close)
    {
        var yaml = "name: " + string.Concat(Enumerable.Repeat(open, 50_000)) + "1" + string.Concat(Enumerable.Repeat(close, 50_000));
        Assert.Contains("nested deeper than 20 levels", Given.Problem(yaml).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_long_is_not_read() =>
        Assert.StartsWith("a sweep file has at most 1048576 characters, found 1048577", Given.Problem(new string('a', SweepFile.MaxLength + 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_problem_is_one_line_without_escape_sequences_whatever_the_file_holds()
    {
        var problem = Given.Problem(Given.File($"\"a\\n\\e[31m\\u2028{new string('b', 900)}\": 1"));
        Assert.StartsWith("unknown parameter 'a  [31m bbb", problem.Message, StringComparison.Ordinal);
        Assert.InRange(problem.Message.Length, 1, 401);
    }

    [Fact]
    public void A_byte_order_mark_changes_nothing() =>
        Assert.Equal(Json.Write(Given.Sweep(Given.File())), Json.Write(Given.Sweep("\ufeff" + Given.File())));

    [Fact]
    public void Windows_line_ends_change_nothing() =>
        Assert.Equal(Json.Write(Given.Sweep(Given.File("hidden: [3, 4]"))), Json.Write(Given.Sweep(Given.File("hidden: [3, 4]").ReplaceLineEndings("\r\n"))));

    [Fact]
    public void No_text_makes_the_reader_throw() =>
        Gen.String[Gen.Char["abc:-,?&*!|>'\"%@`{}[]#\\ \n\t\r\0.0123~\u0085\ufeff\ud800é"], 0, 60].Sample(AssertAnswered, iter: 20_000);

    [Fact]
    public void No_mutated_sweep_file_makes_the_reader_throw()
    {
        var files = Repository.Sweeps.Select(File.ReadAllText).ToArray();
        var mutation = Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 5], Gen.OneOfConst("", "\t", "  ", ": ", "- ", "[", "]", "{", "}", "*a", "&a ", "!t ", "'", "\"", "~", "1e999", "\n", "?", "<<: ", "|", "---\n"));
        Gen.Select(Gen.Int[0, files.Length - 1], mutation.Array[1, 6]).Sample(
            (file, mutations) => AssertAnswered(mutations.Aggregate(files[file], (text, m) => Mutated(text, m.Item1, m.Item2, m.Item3))), iter: 5_000);
    }

    private static string Mutated(string text, int at, int removed, string inserted)
    {
        at %= text.Length + 1;
        return text[..at] + inserted + text[Math.Min(text.Length, at + removed)..];
    }

    private static void AssertAnswered(string yaml)
    {
        var result = SweepFile.Parse(yaml, "any.yaml", Given.Texts);
        Assert.Equal(result.Definition is null, result.Problems.Count > 0);
        Assert.All(result.Problems, p => Assert.True(p.Line >= 1 && p.Column >= 1 && p.Message.Length > 0 && !p.Message.Any(char.IsControl)));
    }
}
