using System.Globalization;
using System.Text.RegularExpressions;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Core.Tests.Sweeps;

/// <summary>
/// The tables of <c>sweeps/README.md</c>, line by line: what a file of Weights &amp; Biases means here. A line has what stands in the file,
/// the verdict, what the program says, and what it makes of it (of a draw, the quantiles at 0.13, 0.57 and 0.91 by the formulas
/// of their library).
/// </summary>
public sealed partial class WandbTableTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "sweeps", "README.md"));

    public static TheoryData<string, string, string, string> Keys => new()
    {
        { "method: grid", "equal", "", "grid runs 2" },
        { "method: random", "noted", "method random has no end of its own", "random runs 100" },
        { "method: bayes", "noted", "method bayes has no end of its own", "bayes" },
        { "method: custom", "refused", "method custom hands the search to another program", "" },
        { "scheduler: {engine: optuna}", "refused", "scheduler hands the search to another program", "" },
        { "run_cap: 1", "noted", "run_cap takes the first 1 of 2 runs, in the file's order", "runs 1" },
        { "run_cap: 0", "refused", "run_cap must be a whole number from 1 to 100000, found 0", "" },
        { "name: my-sweep", "equal", "", "name my-sweep" },
        { "name: My Sweep", "refused", "name must be lower-case letters", "" },
        { "description: any text", "equal", "", "grid runs 2" },
        { "metric: {name: val_loss}", "equal", "", "val_loss minimize" },
        { "metric: {name: val_loss, goal: maximize}", "equal", "", "val_loss maximize" },
        { "metric: {name: val_loss, goal: lowest}", "refused", "goal of metric must be minimize or maximize, found lowest", "" },
        { "metric: {name: accuracy}", "refused", "name of metric must be one of val_ppl", "" },
        { "metric: {name: val_loss, target: 1.5}", "equal", "", "target 1.5" },
        { "metric: {name: val_loss, impute: worst}", "noted", "impute of metric has no use here", "" },
        { "metric: {name: val_loss, impute_while_running: latest}", "noted", "impute_while_running of metric has no use here", "" },
        { "metrics: [{name: val_loss}, {name: val_ppl}]", "refused", "metrics asks for several goals at once", "" },
        { "early_terminate: {type: hyperband, min_iter: 3}", "equal", "", "rungs 3 9 27 81" },
        { "early_terminate: {type: hyperband, max_iter: 27, s: 2}", "equal", "", "rungs 3 9" },
        { "early_terminate: {type: hyperband, min_iter: 3, s: 2}", "noted", "s has no effect: the rungs follow from min_iter", "rungs 3 9 27 81" },
        { "early_terminate: {type: hyperband, min_iter: 3, max_iter: 27}", "noted", "max_iter has no effect: the rungs follow from min_iter", "rungs 3 9 27 81" },
        { "early_terminate: {type: hyperband, min_iter: 2, max_iter: 27, s: 2}", "noted", "min_iter has no effect: the rungs follow from max_iter and s", "rungs 3 9" },
        { "early_terminate: {type: hyperband, min_iter: 3, strict: true}", "noted", "strict waits here until every configuration", "" },
        { "early_terminate: {type: hyperband, min_iter: 3, eta: 1}", "refused", "eta must be a number from 1.01 to 1000", "" },
        { "early_terminate: {type: hyperband}", "refused", "early_terminate with type hyperband needs min_iter, or max_iter and s", "" },
        { "early_terminate: {type: envelope}", "refused", "type of early_terminate must be hyperband or median, found envelope", "" },
        { "program: train.py", "noted", "program has no use here", "" },
        { "command: [python, \"${program}\", --epochs, \"5\", \"${args}\"]", "noted", "command has no use here: nothing in a sweep file is executed: the training is this program's own; what it passes to every run has no effect either (--epochs 5)", "" },
        { "project: a", "noted", "project has no use here", "" },
        { "entity: a", "noted", "entity has no use here", "" },
        { "controller: {type: local}", "noted", "controller has no use here", "" },
        { "apiVersion: \"1\"", "noted", "apiVersion has no use here", "" },
        { "kind: sweep", "noted", "kind has no use here", "" },
        { "job: a", "noted", "job has no use here", "" },
        { "image_uri: a", "noted", "image_uri has no use here", "" },
        { "anything: 1", "refused", "unknown key 'anything'", "" },
    };

    public static TheoryData<string, string, string, string> Grids => new()
    {
        { "layers: {value: 3}", "equal", "", "layers: 3" },
        { "layers: {distribution: constant, value: 3}", "equal", "", "layers: 3" },
        { "layers: 3", "accepted", "", "layers: 3" },
        { "layers: {values: [1, 2]}", "equal", "", "layers: 1 2" },
        { "layers: {distribution: categorical, values: [1, 2]}", "equal", "", "layers: 1 2" },
        { "layers: [1, 2]", "accepted", "", "layers: 1 2" },
        { "layers: {values: [1, 2, 1]}", "refused", "layers has the value 1 twice; take one of them out", "" },
        { "layers: {values: [1, 2], probabilities: [0.5, 0.5]}", "refused", "layers has probabilities, which mean nothing in a grid", "" },
        { "layers: {min: 1, max: 3}", "equal", "", "layers: 1 2 3" },
        { "layers: {distribution: int_uniform, min: 1, max: 3}", "equal", "", "layers: 1 2 3" },
        { "hidden: {distribution: q_uniform, min: 8, max: 30, q: 8}", "equal", "", "hidden: 8 16 24" },
        { "hidden: {distribution: q_uniform, min: 10, max: 40, q: 8}", "refused", "q_uniform of hidden has two meanings in a grid: 10, 18, 26, 34 in Weights & Biases (from min in steps of q, without max), and 16, 24, 32, 40 as draws are (multiples of q)", "" },
        { "hidden: {distribution: q_log_uniform_values, min: 8, max: 32, q: 8}", "accepted", "", "hidden: 8 16 24 32" },
        { "lr: {min: 0.1, max: 1.0}", "refused", "lr has a uniform distribution, which cannot be counted", "" },
        { "size: {parameters: {layers: {values: [1, 2]}, hidden: {value: 8}}}", "equal", "", "layers: 1 2" },
        { "size: {layers: {values: [1, 2]}}", "refused", "size seems to be a group of parameters (layers), and a group needs 'parameters:' above them", "" },
        { "learning_rate: {value: 1}", "refused", "unknown parameter 'learning_rate'; did you mean 'lr'?", "" },
    };

    public static TheoryData<string, string, string, string> Draws => new()
    {
        { "cell: {values: [rnn, gru, lstm]}", "equal", "", "cell: rnn gru lstm" },
        { "cell: {values: [rnn, gru], probabilities: [0.2, 0.8]}", "equal", "", "cell: rnn gru gru" },
        { "cell: {values: [rnn, gru, gru]}", "refused", "cell has the value gru twice; to draw it more often, say how often: values: [rnn, gru], probabilities: [0.33333333, 0.66666667]", "" },
        { "hidden: {min: 10, max: 19}", "equal", "", "hidden: 11 15 19" },
        { "lr: {min: 1, max: 3}", "noted", "lr takes whole numbers only, because its min and max are whole", "lr: 1 2 3" },
        { "dropout: {min: 0.0, max: 0.5}", "equal", "", "dropout: 0.065 0.285 0.455" },
        { "lr: {distribution: uniform, min: 1, max: 2}", "equal", "", "lr: 1.13 1.57 1.91" },
        { "lr: {min: 0.0, max: 0.1}", "equal", "", "lr: 0.013 0.057 0.091" },
        { "beta1: {min: 0.9, max: 1.0}", "noted", "beta1 must be a number from 0 to 0.99999; the few draws of this uniform distribution that are not are drawn again", "beta1: 0.913 0.957 0.991" },
        { "lr: {min: 2.0, max: 1.0}", "refused", "max of lr must be above its min 2, found 1", "" },
        { "hidden: {distribution: uniform, min: 8, max: 64}", "refused", "hidden must be a whole number from 1 to 8192, and uniform draws fractions", "" },
        { "lr: {distribution: log_uniform_values, min: 0.001, max: 0.1}", "equal", "", "lr: 0.0018197 0.0138038 0.0660693" },
        { "lr: {distribution: log_uniform_values, min: 0, max: 0.1}", "refused", "min of lr must be above 0 for log_uniform_values", "" },
        { "lr: {distribution: log_uniform, min: -9.21, max: -2.3}", "equal", "", "lr: 0.000245626 0.00513693 0.0538313" },
        { "lr: {distribution: log_uniform, min: 0.001, max: 0.1}", "refused", "log_uniform of lr takes exponents of e: 0.001 and 0.1 would mean 1.001 to 1.1052; did you mean 'log_uniform_values'?", "" },
        { "lr: {distribution: log_uniform, min: 1, max: 3}", "noted", "log_uniform of lr takes exponents of e: 1 and 3 mean 2.7183 to 20.0855", "lr: 3.525421 8.499438 16.77685" },
        { "lr: {distribution: inv_log_uniform_values, min: 0.001, max: 0.1}", "equal", "", "lr: 0.0018197 0.0138038 0.0660693" },
        { "lr: {distribution: inv_log_uniform, min: 2.3, max: 6.9}", "noted", "inv_log_uniform of lr takes exponents of e: 2.3 and 6.9 mean 0.001 to 0.1003", "lr: 0.00183264 0.0138704 0.0662712" },
        { "hidden: {distribution: q_uniform, min: 16, max: 64, q: 16}", "equal", "", "hidden: 16 48 64" },
        { "hidden: {distribution: q_uniform, min: 10, max: 40, q: 8}", "noted", "q_uniform of hidden stays between its ends; Weights & Biases would also draw 8, the next multiple of q = 8 beyond", "hidden: 16 24 40" },
        { "hidden: {distribution: q_log_uniform_values, min: 32, max: 256, q: 8}", "equal", "", "hidden: 40 104 216" },
        { "hidden: {distribution: q_log_uniform, min: 2, max: 4, q: 1}", "noted", "q_log_uniform of hidden takes exponents of e: 2 and 4 mean 7.3891 to 54.5982", "hidden: 10 23 46" },
        { "forget_bias: {distribution: normal, mu: 1, sigma: 0.25}", "equal", "", "forget_bias: 0.718402 1.04409 1.33519" },
        { "hidden: {distribution: q_normal, mu: 64, sigma: 8, q: 4}", "equal", "", "hidden: 56 64 76" },
        { "lr: {distribution: log_normal, mu: -2, sigma: 0.5}", "equal", "", "lr: 0.0770581 0.147812 0.264577" },
        { "hidden: {distribution: q_log_normal, mu: 4, sigma: 0.5, q: 8}", "equal", "", "hidden: 32 56 104" },
        { "momentum: {distribution: beta, a: 5, b: 1}", "equal", "", "momentum: 0.66495 0.893665 0.981315" },
        { "forget_bias: {distribution: q_beta, a: 1, b: 5, q: 0.1}", "equal", "", "forget_bias: 0 0.2 0.4" },
        { "lr: {min: 1e-4, max: 1e-2}", "accepted", "", "lr: 0.001387 0.005743 0.009109" },
        { "lr: {distribution: unifrom, min: 1.0, max: 2.0}", "refused", "distribution of lr must be one of constant", "" },
    };

    public static TheoryData<string, string, string, string> Yaml => new()
    {
        { "hidden: 010", "refused", "010 is 8 in YAML 1.1, as Weights & Biases reads it (a leading zero means octal), and 10 in YAML 1.2: write 8 or 10", "" },
        { "train_windows: 0500", "refused", "0500 is 320 in YAML 1.1", "" },
        { "hidden: 08", "refused", "08 is a text in YAML 1.1", "" },
        { "hidden: 07", "equal", "", "hidden: 7" },
        { "train_windows: 1_000", "equal", "", "train_windows: 1000" },
        { "hidden: 0x10", "refused", "hidden must be a whole number from 1 to 8192, found 0x10; YAML 1.1, as Weights & Biases reads it, takes that for 16", "" },
        { "hidden: 0b11", "refused", "hidden must be a whole number from 1 to 8192, found 0b11; YAML 1.1, as Weights & Biases reads it, takes that for 3", "" },
        { "hidden: 0o17", "refused", "hidden must be a whole number from 1 to 8192, found 0o17", "" },
        { "steps: 1:30", "refused", "steps must be a whole number from 1 to 4096, found 1:30; YAML 1.1, as Weights & Biases reads it, takes that for 90", "" },
        { "lr: .5", "equal", "", "lr: 0.5" },
        { "lr: 5.", "equal", "", "lr: 5" },
        { "lr: 1e-3", "accepted", "", "lr: 0.001" },
        { "lr: 1.0e-3", "equal", "", "lr: 0.001" },
        { "lr: !!float 1e-3", "equal", "", "lr: 0.001" },
        { "hidden: !!int 16", "equal", "", "hidden: 16" },
        { "sample_prefix: !!str 10", "equal", "", "sample_prefix: 10" },
        { "lr: \"0.5\"", "refused", "lr must be a number above 0 and at most 1000, found the text '0.5'", "" },
        { "shuffle: yes", "refused", "shuffle must be true or false, found yes; did you mean 'true'?", "" },
        { "shuffle: !!bool off", "equal", "", "shuffle: false" },
        { "sample_prefix: no", "noted", "sample_prefix is the text no here, and false in YAML 1.1", "sample_prefix: no" },
        { "lr: null", "refused", "lr must be a number above 0 and at most 1000, found nothing", "" },
        { "{hidden: &h 8, embedding: *h}", "equal", "", "embedding: 8" },
        { "{layers: &l {values: [1, 2]}, hidden: {<<: *l}}", "equal", "", "hidden: 1 2" },
        { "{hidden: 8, hidden: 16}", "refused", "the key 'hidden' is given twice", "" },
    };
    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_of_the_top_level_is_as_the_page_says(string row, string verdict, string message, string value) =>
        Assert.Contains(value, Summary(Judged($"parameters: {{corpus: lamplighter, {(row is "method: random" or "method: bayes" ? "lr: {min: 0.1, max: 1.0}" : "layers: [1, 2]")}}}\n{row}\n", verdict, message)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Grids))]
    [MemberData(nameof(Yaml))]
    public void A_parameter_of_a_grid_is_as_the_page_says(string row, string verdict, string message, string value)
    {
        if (Judged(Given.File(Lines(row)), verdict, message) is not { } sweep) return;
        var axis = sweep.Parameters.Single(a => value.StartsWith(a.Name + ":", StringComparison.Ordinal));
        Assert.Equal(value, $"{axis.Name}: {string.Join(' ', axis.Values)}");
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public void A_draw_is_as_the_page_says(string row, string verdict, string message, string value)
    {
        if (Judged("method: random\nrun_cap: 10\n" + Given.File(row), verdict, message) is not { } sweep) return;
        var axis = sweep.Parameters[^1];
        var expected = value.Split(' ')[1..];
        var drawn = ((double[])[0.13, 0.57, 0.91]).Select(axis.Distribution.At).ToList();
        if (drawn[0].Value is string) Assert.Equal(expected, drawn.Select(v => v.AsText));
        else Assert.Equal(expected.Select(x => double.Parse(x, CultureInfo.InvariantCulture)), drawn.Select(v => v.AsDouble), (x, y) => Math.Abs(x - y) <= 1e-5 * Math.Abs(x));
    }

    [Fact]
    public void Every_line_of_the_page_is_a_test_and_every_test_is_on_the_page()
    {
        var tested = Keys.Concat(Grids).Concat(Draws).Concat(Yaml).Select(t => $"`{t.Data.Item1}` {t.Data.Item2}");
        Assert.Equal(Rows().Matches(Page).Select(m => $"`{m.Groups["row"].Value}` {m.Groups["verdict"].Value}"), tested);
    }

    [Fact]
    public void Every_distribution_and_every_key_of_Weights_and_Biases_is_on_the_page()
    {
        string[] keys = [.. SweepKeys.WithoutUse.Keys, .. SweepKeys.Refused.Keys, .. DistributionSection.Keys.Keys.Where(k => k != "categorical_w_probabilities"), "name", "description", "method", "metric", "run_cap", "early_terminate"];
        Assert.DoesNotContain(keys, k => !Regex.IsMatch(Page, $@"^\| `[^|]*\b{k}\b", RegexOptions.Multiline));
    }

    /// <summary>The definition, null where it is refused; with the page's verdict and what the program says.</summary>
    private static SweepDefinition? Judged(string yaml, string verdict, string message)
    {
        var result = SweepFile.Parse(yaml, "tiny.yaml", Given.Texts);
        if (verdict == "refused")
        {
            Assert.Contains(result.Problems, p => p.Message.StartsWith(message, StringComparison.Ordinal));
            return null;
        }
        Assert.Empty(result.Problems);
        if (verdict == "noted") Assert.Contains(result.Notices, n => n.Message.StartsWith(message, StringComparison.Ordinal));
        else Assert.DoesNotContain(result.Notices, n => !n.Message.Contains("has no effect in this sweep", StringComparison.Ordinal)); // the same line in a sweep where it acts has none
        return result.Definition;
    }

    private static string Summary(SweepDefinition? sweep) => sweep is null ? "" : FormattableString.Invariant(
        $"{sweep.Method} runs {SweepExpansion.MostRuns(sweep)} name {sweep.Name} {sweep.Metric.Name} {sweep.Metric.Goal} target {sweep.Metric.Target} rungs {string.Join(' ', (sweep.EarlyTerminate as Halving)?.Rungs(100) ?? [])}").Replace("Grid", "grid", StringComparison.Ordinal)
        .Replace("Random", "random", StringComparison.Ordinal).Replace("Bayes", "bayes", StringComparison.Ordinal).Replace("Minimize", "minimize", StringComparison.Ordinal).Replace("Maximize", "maximize", StringComparison.Ordinal);

    /// <summary>Several parameters in braces, or one.</summary>
    private static string[] Lines(string row) => row.StartsWith('{') ? Separator().Split(row[1..^1]) : [row];

    [GeneratedRegex(@"(?<=\w|\}), (?=\w+: [&*{0-9])")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\| `(?<row>[^|]*)` \| [^|]* \| [^|]* \| (?<verdict>\w+) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
