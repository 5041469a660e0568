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
    [InlineData("name: x\ndescription: *a\n", "2:14: the YAML cannot be read: *a repeats a value that is named nowhere before it")]
    [InlineData("name: x\nparameters: &a {corpus: ledger, hidden: *a}\n", "2:41: the YAML cannot be read: *a repeats a value that is named nowhere before it")]
    [InlineData("name: x\nparameters: {<<: 3, corpus: ledger}\n", "2:18: << takes over the entries of a mapping, such as *name, found 3")]
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

    [Theory]
    [InlineData("hidden: !!int three", "the tag !!int does not fit three; write a whole number")]
    [InlineData("lr: !!float fast", "the tag !!float does not fit fast; write a number")]
    [InlineData("shuffle: !!bool maybe", "the tag !!bool does not fit maybe; write true or false")]
    [InlineData("hidden: !!timestamp 2024-01-01", "the tag !!timestamp is not supported here")]
    [InlineData("hidden: !!map [1]", "the tag !!map is not supported here")]
    [InlineData("hidden: !mine 3", "the tag !mine is not supported here")]
    public void A_tag_that_does_not_fit_is_a_problem_at_its_place(string line, string part)
    {
        var problem = Assert.Single(Given.Problems(Given.File(line)), p => p.Message.StartsWith(part, StringComparison.Ordinal));
        Assert.Equal(4, problem.Line);
    }

    [Theory]
    [InlineData("hidden: !!int 16", "hidden", "16")]
    [InlineData("lr: !!float 1e-3", "lr", "0.001")]
    [InlineData("lr: !!float '2'", "lr", "2")]
    [InlineData("lr: !!float 010", "lr", "10")]
    [InlineData("shuffle: !!bool off", "shuffle", "false")]
    [InlineData("sample_prefix: !!str 10", "sample_prefix", "10")]
    [InlineData("hidden: !!seq [8, 16]", "hidden", "8 16")]
    [InlineData("hidden: !!map {value: 8}", "hidden", "8")]
    public void A_core_tag_says_what_a_value_is(string line, string parameter, string expected) =>
        Assert.Equal(expected, string.Join(' ', Given.Sweep(Given.File(line)).Parameters.Single(a => a.Name == parameter).Values));

    [Fact]
    public void An_alias_stands_for_the_value_that_it_names()
    {
        var sweep = Given.Sweep(Given.File("hidden: &sizes [8, 16]", "embedding: *sizes", "lr: {value: &rate 0.5}", "lr_min: *rate"));
        Assert.Equal(["8 16", "8 16", "0.5", "0.5"], sweep.Parameters.Skip(1).Select(a => string.Join(' ', a.Values)));
    }

    [Fact]
    public void A_merge_takes_over_entries_that_the_mapping_does_not_give_itself()
    {
        var sweep = Given.Sweep("""
            name: tiny
            parameters: &all {corpus: lamplighter, hidden: 8, layers: 1}
            grids:
            - {<<: *all, hidden: 16}
            - {layers: 3, <<: [{layers: 2, hidden: 4}, *all]}
            """);
        Assert.Equal(["hidden=16 layers=1", "hidden=4 layers=3"], GridExpansion.Expand(sweep).Select(r => r.Label));
    }

    [Fact]
    public void Aliases_that_multiply_end_with_a_problem()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"  a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");
        var yaml = $"name: tiny\nparameters:\n  a0: &a0 [{string.Join(", ", Enumerable.Repeat("x", 10))}]\n{string.Join('\n', lines)}\n";
        Assert.Contains("at most 200000 values, those that aliases repeat included", Given.Problem(yaml).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_that_nest_end_with_a_problem()
    {
        var lines = Enumerable.Range(1, 30).Select(i => $"  a{i}: &a{i} [*a{i - 1}]");
        Assert.Contains("nested deeper than 20 levels", Given.Problem($"name: tiny\nparameters:\n  a0: &a0 [x]\n{string.Join('\n', lines)}\n").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hidden: 010", "010 is 8 in YAML 1.1, as Weights & Biases reads it (a leading zero means octal), and 10 in YAML 1.2: write 8 or 10, or '010' in quotes for the text")]
    [InlineData("train_windows: 0500", "0500 is 320 in YAML 1.1")]
    [InlineData("hidden: [8, 016]", "016 is 14 in YAML 1.1")]
    [InlineData("hidden: {min: 010, max: 16}", "010 is 8 in YAML 1.1")]
    [InlineData("hidden: 08", "08 is a text in YAML 1.1, as Weights & Biases reads it, and 8 in YAML 1.2: write 8")]
    [InlineData("forget_bias: -010", "-010 is -8 in YAML 1.1, as Weights & Biases reads it (a leading zero means octal), and -10 in YAML 1.2")]
    [InlineData("hidden: !!int 010", "010 is 8 in YAML 1.1")]
    [InlineData("init_from: 0777", "0777 is 511 in YAML 1.1")]
    public void A_leading_zero_is_refused_with_both_readings(string line, string start) =>
        Assert.StartsWith(start, Given.Problem(Given.File(line)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("hidden: 07", "hidden", "7")]
    [InlineData("dropout: 00", "dropout", "0")]
    [InlineData("lr: 0.5", "lr", "0.5")]
    [InlineData("lr: 010.5", "lr", "10.5")]
    [InlineData("init_from: '0777'", "init_from", "0777")]
    [InlineData("train_windows: 1_000", "train_windows", "1000")]
    [InlineData("lr: 1_0.5", "lr", "10.5")]
    public void What_both_versions_of_YAML_read_alike_is_taken(string line, string parameter, string expected) =>
        Assert.Equal(expected, Given.Sweep(Given.File(line)).Parameters.Single(a => a.Name == parameter).Values[0].ToString());

    [Theory]
    [InlineData("steps: 1:30", "found 1:30; YAML 1.1, as Weights & Biases reads it, takes that for 90: write 90 if you mean it")]
    [InlineData("hidden: 0x1F", "found 0x1F; YAML 1.1, as Weights & Biases reads it, takes that for 31")]
    [InlineData("hidden: 0b101", "found 0b101; YAML 1.1, as Weights & Biases reads it, takes that for 5")]
    [InlineData("hidden: 0o17", "found 0o17")]
    public void A_number_of_YAML_1_1_alone_is_refused_with_what_it_is_there(string line, string part) =>
        Assert.Contains(part, Given.Problem(Given.File(line)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("cell: rnn\u00a0", "found rnn‹U+00A0›; did you mean 'rnn'? (U+00A0 is a no-break space: take it out, or type it anew)")]
    [InlineData("hidden: 8\u200b", "found 8‹U+200B› (U+200B is a zero-width space: take it out, or type it anew)")]
    [InlineData("hidden\u00a0: 8", "unknown parameter 'hidden‹U+00A0›'; did you mean 'hidden'?")]
    [InlineData("\u200blr: 8", "unknown parameter '‹U+200B›lr'; did you mean 'lr'?")]
    public void A_character_that_nobody_sees_is_named(string line, string part) =>
        Assert.Contains(part, Given.Problem(Given.File(line)).Message, StringComparison.Ordinal);

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
        var mutation = Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 5], Gen.OneOf("", "\t", "  ", ": ", "- ", "[", "]", "{", "}", "*a", "&a ", "!t ", "'", "\"", "~", "1e999", "\n", "?", "<<: ", "|", "---\n"));
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
