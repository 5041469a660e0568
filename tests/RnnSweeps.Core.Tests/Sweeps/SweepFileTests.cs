namespace RnnSweeps.Core.Tests.Sweeps;

public sealed class SweepFileTests
{
    [Fact]
    public void The_shortest_file_has_a_corpus()
    {
        var sweep = Given.Sweep("parameters: {corpus: lamplighter}\n");
        Assert.Equal("tiny", sweep.Name);
        Assert.Equal(new SweepMetric("val_ppl", MetricGoal.Minimize), sweep.Metric);
        Assert.Equal([0], sweep.Seeds);
        Assert.Equal((RetryLimits.Default, RunLimits.None, 0, null), (sweep.Retries, sweep.Limits, sweep.Priority, sweep.Slots));
        Assert.Equal("lamplighter", Assert.Single(sweep.Corpora["lamplighter"].Texts).Text);
    }

    [Fact]
    public void Every_key_is_read()
    {
        var sweep = Given.Sweep("""
            name: all-keys
            description: of everything
            method: grid
            metric: {name: train_bpc, goal: maximize}
            seeds: [3, 1]
            retries: 0
            priority: -2
            slots: 4
            corpora: {tm: time-machine}
            parameters: {corpus: tm}
            """);
        Assert.Equal("of everything", sweep.Description);
        Assert.Equal(new SweepMetric("train_bpc", MetricGoal.Maximize), sweep.Metric);
        Assert.Equal([3, 1], sweep.Seeds);
        Assert.Equal((RetryLimits.Same(0), -2, 4), (sweep.Retries, sweep.Priority, sweep.Slots));
    }

    [Theory]
    [InlineData("lr: 0.5")]
    [InlineData("lr: [0.5]")]
    [InlineData("lr: {value: 0.5}")]
    [InlineData("lr: {values: [0.5]}")]
    [InlineData("lr: .5")]
    [InlineData("lr: +0.5")]
    [InlineData("lr: 5e-1")]
    [InlineData("lr: 5E-1")]
    public void A_number_has_many_forms(string line)
    {
        var axis = Given.Sweep(Given.File(line)).Parameters.Single(a => a.Name == "lr");
        Assert.Equal([ParameterValue.Of(0.5)], axis.Values);
    }

    [Theory]
    [InlineData("epochs: 1e2", 100)]
    [InlineData("epochs: 100.0", 100)]
    [InlineData("epochs: +3", 3)]
    public void A_whole_number_may_be_written_as_a_number(string line, long expected)
    {
        var axis = Given.Sweep(Given.File(line)).Parameters.Single(a => a.Name == "epochs");
        Assert.Equal([ParameterValue.Of(expected)], axis.Values);
    }

    [Theory]
    [InlineData("epochs: '100'", "found the text '100'")]
    [InlineData("epochs: |\n    100", "found the text '100'")]
    [InlineData("epochs: 0x10", "found 0x10")]
    [InlineData("epochs: 1.5", "found 1.5")]
    [InlineData("epochs: 99999999999999999999", "found 99999999999999999999")]
    [InlineData("epochs: ٣", "found ٣")]
    [InlineData("epochs:", "found nothing")]
    [InlineData("epochs: ~", "found nothing")]
    [InlineData("epochs: [[1]]", "found a list")]
    [InlineData("epochs: [{value: 1}]", "found a mapping")]
    [InlineData("lr: .nan", "found .nan")]
    [InlineData("lr: .inf", "found .inf")]
    [InlineData("lr: 1e400", "found 1e400")]
    [InlineData("lr: 0", "a number above 0 and at most 1000, found 0")]
    [InlineData("shuffle: yes", "found yes; did you mean 'true'?")]
    [InlineData("shuffle: 'true'", "found the text 'true'")]
    [InlineData("cell: grru", "rnn, gru or lstm, found grru; did you mean 'gru'?")]
    public void What_no_parameter_can_be_is_shown_as_it_was_written(string line, string part) =>
        Assert.Contains(part, Given.Problem(Given.File(line)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("hidden: []", "hidden must have at least one value, found an empty list")]
    [InlineData("hidden: {values: []}", "hidden must have at least one value, found an empty list")]
    [InlineData("hidden: {}", "hidden needs min: give min and max, or value or values")]
    [InlineData("hidden: {value: [1, 2]}", "value of hidden must be a single value, found a list")]
    [InlineData("hidden: {values: 1}", "values of hidden must be a list, found 1")]
    [InlineData("hidden: {value: 1, values: [2]}", "hidden has both value and values")]
    [InlineData("hidden: {value: 1, valeus: [2]}", "unknown key 'valeus' of hidden, which has a value; did you mean 'values'?")]
    [InlineData("lr: {min: 1e-4, max: 0.1, distribution: log_uniform}", "log_uniform of lr takes exponents of e: 0.0001 and 0.1 would mean 1.0001 to 1.1052; did you mean 'log_uniform_values'?")]
    [InlineData("lr: {min: 0.1, max: 2}", "lr has a uniform distribution, which cannot be counted; give values, or take method random or bayes")]
    [InlineData("lr: {min: 2, max: 0.1}", "max of lr must be above its min 2, found 0.1")]
    [InlineData("lr: {min: 0.1}", "lr needs max")]
    [InlineData("lr: {q: 2}", "q of lr needs a distribution that says what it means")]
    [InlineData("lr: {min: 0.1, max: 2, distribution: log_unifrom_values}", "distribution of lr must be one of")]
    [InlineData("lr: {min: 0.1, max: 2, mu: 3, distribution: uniform}", "unknown key 'mu' of lr, whose distribution is uniform")]
    [InlineData("lr: {min: 0, max: 2, distribution: log_uniform_values}", "min of lr must be above 0 for log_uniform_values")]
    [InlineData("hidden: {min: 1, max: 20000}", "hidden must be a whole number from 1 to 8192; this int_uniform distribution draws 20000 too")]
    [InlineData("hidden: {min: 8, max: 64, distribution: uniform}", "hidden must be a whole number from 1 to 8192, and uniform draws fractions; take int_uniform, or q_uniform with q: 1")]
    [InlineData("cell: {min: 1, max: 3}", "cell must be rnn, gru or lstm, which no int_uniform distribution draws; give values")]
    [InlineData("layers: {values: [1, 2], probabilities: [0.5, 0.4]}", "probabilities of layers must have the sum 1, found 0.9")]
    [InlineData("layers: {values: [1, 2], probabilities: [1]}", "probabilities of layers must be as many as its values, 2, found 1")]
    [InlineData("layers: {values: [1, 2], probabilities: [0.5, 0.5]}", "layers has probabilities, which mean nothing in a grid")]
    [InlineData("tied: true", "tied asks for embedding = hidden, found embedding 0 and hidden 32")]
    [InlineData("split: 80/10/20", "split must be three shares with the sum 100")]
    [InlineData("split: all", "split must be three shares with the sum 100")]
    [InlineData("warmup_epochs: 100", "warmup_epochs must be fewer than epochs, found 100 of 100")]
    [InlineData("forget_bias: {value: 1, when: {cel: lstm}}", "unknown parameter 'cel'; did you mean 'cell'?")]
    [InlineData("forget_bias: {value: 1, when: lstm}", "when of forget_bias must be a mapping of parameters to values")]
    [InlineData("forget_bias: {value: 1, when: {forget_bias: 1}}", "the condition of forget_bias depends on forget_bias itself")]
    [InlineData("seed: 3", "seed is no parameter; put seeds at the top level")]
    [InlineData("hidden: [3, 4, 3.0]", "hidden has the value 3 twice")]
    [InlineData("clip: [0, -0.0]", "clip has the value 0 twice")]
    [InlineData("hiden: 3", "unknown parameter 'hiden'; did you mean 'hidden'?")]
    [InlineData("learning_rate: 3", "unknown parameter 'learning_rate'; did you mean 'lr'?")]
    [InlineData("optimizer.lr: 3", "unknown parameter 'optimizer.lr'; did you mean 'lr'?")]
    [InlineData("batch-size: 3", "unknown parameter 'batch-size'; did you mean 'batch'?")]
    [InlineData("learningRate: 3", "unknown parameter 'learningRate'; did you mean 'lr'?")]
    [InlineData("hidden_dim: 3", "unknown parameter 'hidden_dim'; did you mean 'hidden'?")]
    [InlineData("model.rnn.hiddenSize: 3", "unknown parameter 'model.rnn.hiddenSize'; did you mean 'hidden'?")]
    [InlineData("lerning_rate: 3", "unknown parameter 'lerning_rate'; did you mean 'lr'?")]
    [InlineData("train/weight-decay: 3", "unknown parameter 'train/weight-decay'; did you mean 'weight_decay'?")]
    [InlineData("zzz: 3", "unknown parameter 'zzz'")]
    [InlineData("beta2: 1", "beta2 must be a number of at least 0 and below 1, found 1")]
    [InlineData("momentum: 1", "momentum must be a number from 0 to 0.9999, found 1")]
    [InlineData("model: {layers: [1, 2], hidden: 8}", "model seems to be a group of parameters (layers, hidden), and a group needs 'parameters:' above them: model: {parameters: {layers: …}}")]
    [InlineData("optimizer: {lr: {value: 1}}", "optimizer seems to be a group of parameters (lr)")]
    [InlineData("model: {parameters: {layers: 1}, desc: x}", "model is a group of parameters and has desc beside its 'parameters:'")]
    [InlineData("model: {parameters: 3}", "parameters of the group model must be a mapping of names to values, found 3")]
    [InlineData("seeds: 3", "seeds is no parameter; put it at the top level")]
    public void Each_form_of_a_parameter_is_checked(string line, string expected) =>
        Assert.StartsWith(expected, Given.Problem(Given.File(line)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("name: GRU Depth!", "for example 'gru-depth'")]
    [InlineData("name: ../x", "for example 'x'")]
    [InlineData("name: -a", "for example 'a'")]
    [InlineData("name: a.2", "for example 'a-2'")]
    [InlineData("name: logs", "is taken by the results folder itself")]
    [InlineData("name: 'ü'", "found the text 'ü'")]
    [InlineData("name: [a]", "name must be a text, found a list")]
    public void A_name_that_is_none_comes_with_one_that_is(string line, string part) =>
        Assert.Contains(part, Given.Problem(line + "\nparameters: {corpus: ledger}\n").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("method: custom", "method custom hands the search to another program")]
    [InlineData("scheduler: {engine: optuna}", "scheduler hands the search to another program")]
    [InlineData("metrics: [{name: val_ppl}]", "metrics asks for several goals at once")]
    [InlineData("method: gird", "method must be grid, random or bayes, found gird; did you mean 'grid'?")]
    [InlineData("early_terminate: {type: hyperband}", "early_terminate with type hyperband needs min_iter, or max_iter and s")]
    [InlineData("early_terminate: {type: hyperban, min_iter: 1}", "type of early_terminate must be hyperband or median, found hyperban; did you mean 'hyperband'?")]
    [InlineData("early_terminate: {type: hyperband, min_iter: 1, eta: 1}", "eta must be a number from 1.01 to 1000, found 1")]
    [InlineData("stop: {min_delta: 1}", "stop needs patience")]
    [InlineData("budget: {wall_clock: 2 weeks}", "wall_clock must be a time such as 90s, 30m, 2h, 1d or 1h30m, found 2 weeks")]
    [InlineData("budget: {hours: 2}", "unknown key 'hours' of budget")]
    [InlineData("run_cap: 0", "run_cap must be a whole number from 1 to 100000, found 0")]
    [InlineData("zip: [[corpus, hidden]]", "hidden is zipped, and has no values under parameters")]
    [InlineData("zip: [layers]", "zip must be a list of groups of two or more parameters")]
    [InlineData("exclude: [{corpus: lamplighter}]", "no configuration is left: exclude and constraints take out every one")]
    [InlineData("constraints: parameters <", "the constraint parameters < cannot be understood: a number, a parameter or '(' was expected, found the end")]
    [InlineData("constraints: [layrs < 3]", "the constraint layrs < 3 cannot be understood: unknown name 'layrs'; did you mean 'layers'?")]
    [InlineData("constraints: [\"cell == 'gruu'\"]", "the constraint the text 'cell == 'gruu'' cannot be understood: cell is never 'gruu'")]
    [InlineData("constraints: [layers = 3]", "the constraint layers = 3 cannot be understood: '=' alone compares nothing; write '=='")]
    [InlineData("evaluate_on: [lamplighte]", "evaluate_on: no text is called lamplighte; did you mean 'lamplighter'?")]
    [InlineData("evaluate_on: [orrery, orrery]", "evaluate_on has orrery twice")]
    [InlineData("corpora: {evaluate_on: orrery}", "a corpus cannot be called evaluate_on")]
    [InlineData("search_seed: -1", "search_seed must be a whole number from 0 to 2147483647, found -1")]
    [InlineData("hidden: 3", "hidden is a parameter of the training; put it under 'parameters'")]
    [InlineData("sedes: [1]", "unknown key 'sedes'; did you mean 'seeds'?")]
    [InlineData("metric: val_ppl", "metric must be a mapping such as {name: val_ppl, goal: minimize}")]
    [InlineData("metric: {goal: minimize}", "metric needs a name")]
    [InlineData("metric: {name: val_pll}", "name of metric must be one of")]
    [InlineData("metric: {name: val_ppl, goal: minimise}", "goal of metric must be minimize or maximize, found minimise; did you mean 'minimize'?")]
    [InlineData("metric: {name: val_ppl, target: low}", "target must be a number from")]
    [InlineData("seeds: []", "seeds must have at least one whole number")]
    [InlineData("seeds: [1, 1]", "seed 1 is given twice")]
    [InlineData("seeds: -1", "a seed must be a whole number of at least 0, found -1")]
    [InlineData("seeds: [1.5]", "a seed must be a whole number of at least 0, found 1.5")]
    [InlineData("retries: -1", "retries must be a whole number from 0 to 1000, found -1")]
    [InlineData("slots: 0", "slots must be a whole number from 1 to 100000, found 0")]
    [InlineData("priority: high", "priority must be a whole number from -1000000 to 1000000, found high")]
    [InlineData("include: []", "include must be a list of combinations")]
    [InlineData("include: [3]", "a combination must be a mapping")]
    [InlineData("include: [{hiden: 3}]", "unknown parameter 'hiden'; did you mean 'hidden'?")]
    public void Each_key_of_the_file_is_checked(string line, string expected) =>
        Assert.StartsWith(expected, Given.Problem(Given.File() + line + "\n").Message, StringComparison.Ordinal);

    [Fact]
    public void A_sweep_of_too_many_runs_is_counted_without_overflow()
    {
        var values = string.Join(", ", Enumerable.Range(1, 1000));
        var yaml = Given.File($"hidden: [{values}]", $"steps: [{values}]", $"batch: [{values}]", $"epochs: [{values}]",
            $"train_windows: [{values}]", $"val_windows: [{values}]", $"sample_length: [{values}]", $"eval_every: [{values}]");
        Assert.StartsWith($"a sweep has at most 100000 runs, found about 1E+24 (configurations times seeds)", Given.Problem(yaml).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sweeps/gru-depth.yaml", "gru-depth")]
    [InlineData("/tmp/My Sweep.yml", "my-sweep")]
    [InlineData("quickstart.2.yaml", "quickstart")]
    [InlineData("lr.v2.yaml", "lr-v2")]
    public void A_file_without_a_name_gives_its_own(string file, string expected) =>
        Assert.Equal(expected, SweepFile.Parse("parameters: {corpus: ledger}\n", file, Given.Texts).Definition!.Name);

    [Theory]
    [InlineData("ü.yaml")]
    [InlineData("logs.yaml")]
    public void A_file_without_any_name_is_told_to_take_one(string file) =>
        Assert.StartsWith("name is missing, and the file's own name is none for a sweep", Assert.Single(SweepFile.Parse("parameters: {corpus: ledger}\n", file, Given.Texts).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void A_stored_sweep_means_what_it_meant_to_the_release_that_accepted_it()
    {
        var yaml = Given.File("hidden: {distribution: q_uniform, min: 10, max: 40, q: 8}", "train_windows: 0500");
        Assert.StartsWith("0500 is 320", Given.Problem(yaml).Message, StringComparison.Ordinal);
        var stored = SweepFile.Stored(yaml, SweepId.Parse("tiny.2"));
        Assert.Empty(stored.Problems);
        Assert.Equal(["16 24 32 40", "500"], stored.Definition!.Parameters.Skip(1).Select(a => string.Join(' ', a.Values)));
    }

    [Theory]
    [InlineData("lr: {min: 0.0, max: 0.1}", 0)]
    [InlineData("beta1: {min: 0.9, max: 1.0}", 1)]
    [InlineData("beta2: {min: 0.9, max: 1.0}", 0)]
    public void An_end_that_no_draw_gives_is_no_mistake(string line, int notices)
    {
        var result = SweepFile.Parse("method: random\nrun_cap: 300\n" + Given.File(line), "tiny.yaml", Given.Texts);
        Assert.Empty(result.Problems);
        Assert.Equal(notices, result.Notices.Count(n => !n.Message.Contains("has no effect in this sweep", StringComparison.Ordinal)));
        Assert.Equal(300, SweepExpansion.Expand(result.Definition!).Count);
    }

    [Theory]
    [InlineData("cell: [rnn, gru, gru]", "cell has the value gru twice; to draw it more often, say how often: values: [rnn, gru], probabilities: [0.33333333, 0.66666667]")]
    [InlineData("cell: [gru, gru]", "cell has the value gru twice; take one of them out")]
    public void A_value_that_is_drawn_more_often_asks_for_probabilities(string line, string expected) =>
        Assert.StartsWith(expected, Given.Problem("method: random\nrun_cap: 3\n" + Given.File(line)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[0.33333, 0.66666]", true)]
    [InlineData("[0.3333, 0.6666]", false)]
    public void Probabilities_may_miss_their_sum_as_far_as_rounding_goes(string probabilities, bool accepted) => Assert.Equal(
        accepted, SweepFile.Parse("method: random\nrun_cap: 3\n" + Given.File($"cell: {{values: [rnn, gru], probabilities: {probabilities}}}"), "tiny.yaml", Given.Texts).Definition is not null);

    [Fact]
    public void Parameters_that_are_zipped_may_repeat_values_where_the_combinations_differ()
    {
        var sweep = Given.Sweep(Given.File("layers: [1, 1, 2]", "hidden: [8, 16, 8]") + "zip: [[layers, hidden]]\n");
        Assert.Equal(["layers=1 hidden=8", "layers=1 hidden=16", "layers=2 hidden=8"], GridExpansion.Expand(sweep).Select(r => r.Label));
        Assert.StartsWith("layers and hidden have the same values together twice", Given.Problem(Given.File("layers: [1, 1]", "hidden: [8, 8]") + "zip: [[layers, hidden]]\n").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_name_is_taken_where_none_are_known() =>
        Assert.Empty(SweepFile.Parse("name: tiny\nparameters: {corpus: a-text-of-mine}\n", "tiny.yaml").Problems);

    [Fact]
    public void All_problems_of_a_long_file_are_as_approved()
    {
        var yaml = File.ReadAllText(Path.Combine(Repository.Root, "tests", "RnnSweeps.Core.Tests", "Sweeps", "approved", "wrong.yaml"));
        var problems = SweepFile.Parse(yaml, "wrong.yaml", Given.Texts).Problems;
        Repository.Approve(string.Concat(problems.Select(p => p + "\n")), "Sweeps/approved", "wrong.problems.txt");
    }
}
