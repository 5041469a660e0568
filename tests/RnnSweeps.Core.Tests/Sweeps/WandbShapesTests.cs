namespace RnnSweeps.Core.Tests.Sweeps;

/// <summary>
/// Sweep files of the form and with the numbers of those in public repositories, with parameters and figures renamed: each has
/// the number of runs that its author expects, or is refused for a reason that he would accept.
/// </summary>
public sealed class WandbShapesTests
{
    private const string Corpus = "  corpus: {value: lamplighter}\n";

    /// <summary>The repository, the file below its corpus, and the runs (100 where a search has no end of its own).</summary>
    public static TheoryData<string, string, long> Accepted => new()
    {
        { "Quanh1012/lstm_autoencoder", "  batch: {value: 128}\n  hidden: {distribution: int_uniform, min: 16, max: 64}\n  layers: {distribution: int_uniform, min: 2, max: 4}\n  steps: {distribution: int_uniform, min: 50, max: 100}\n  epochs:\n    # value: 5\n    distribution: int_uniform\n    min: 80\n    max: 100\n  lr: {distribution: log_uniform_values, min: 0.0001, max: 0.005}\n  weight_decay: {distribution: log_uniform_values, min: 0.0001, max: 0.0003}\n  dropout: {distribution: uniform, min: 0.1, max: 0.2}\nmethod: bayes\nmetric: {goal: maximize, name: val_loss}\n", 100 },
        { "RaresFelix/ppo_lstm", "  sample_prefix: {values: ['a group']}\n  layers: {values: [2]}\n  lr: {distribution: log_uniform_values, min: 5e-5, max: 3e-3}\n  hidden: {values: [64, 128, 256]}\ncommand:\n- ${env}\n- python\n- -m\n- rnn.main\n- --sweep\n- ${args}\nmethod: bayes\nmetric: {name: val_loss, goal: maximize}", 100 },
        { "2819461143wp/r-informer", "  cell: {value: gru}\n  dropout: {values: [0.25, 0.5, 0.75]}\n  input_dropout: {values: [0.25, 0.5, 0.75]}\nprogram: /home/a/bin/python\nproject: water\nname: two_weights\nmethod: grid\nmetric: {name: val_loss, goal: maximize}\n\ncommand:\n- ${program}\n- main.py\n- --data\n- \"data\"\n- --device\n- 0", 9 },
        { "franknoh/transformer_nlp", "  lr: {min: 0.00001, max: 0.1}\n  gamma: {min: 0.05, max: 0.9}\n  batch: {min: 16, max: 256}\n  epochs: {min: 1, max: 10}\n  steps: {min: 20, max: 60}\nprogram: main.py\nmethod: bayes\nmetric: {name: val_loss, goal: minimize}\n", 100 },
        { "copenlu/flexible-probing", "  cell: {value: \"lstm\"}\n  weight_decay:\n    values: [0, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1]\n  lr_min:\n    values: [0, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1]\nmethod: grid\nmetric: {name: val_loss, goal: maximize}\ncommand: [\"${env}\", \"${interpreter}\", \"${program}\", \"--gpu\", \"--wandb\", \"${args}\", \"manual\"]\n", 81 },
        { "0ksks/hiccnn", "  batch: {value: 4}\n  lr: {distribution: uniform, min: 0.0001, max: 0.01}\n  epochs: {value: 100}\n  optimizer: {values: [ \"adam\", \"sgd\" ]}\nmethod: bayes  # 搜索\nmetric: {name: train_loss, goal: minimize}\n", 100 },
        { "NicolasZucchet/Transformer-filters", "  momentum: {values: [0.36, 0.68, 0.84, 0.92, 0.96, 0.98, 0.99]}\n  forget_bias: {values: [0, 1]}\n  batch: {values: [1, 8, 32]}\n  layers: {values: [2]}\n  warmup_epochs: {values: [0, 1]}\n  lr: {values: [0.001, 0.0001]}\n  steps: {value: 2000}\nprogram: src/train.py\nmethod: grid\nmetric: {name: val_loss, goal: minimize}\n", 168 },
        { "AntonRydahl/MNIST_VAE_SWEEP", "  lr: {min: 0.00001, max: 0.1}\n  epochs: {min: 5, max: 50}\nprogram: ./src/models/vae.py\nmethod: bayes\nmetric: {goal: minimize, name: val_loss}\n", 100 },
        { "czbiohub-sf/yogo", "  batch: {distribution: q_log_uniform_values, max: 256, min: 1}\n  lr: {distribution: log_uniform_values, max: 0.1, min: 0.0001}\ncommand: [conda, run, python3, \"${program}\", ../data.yml, --note, \"batch & rate\"]\nmethod: random\nmetric: {goal: maximize, name: val_loss}\nprogram: train.py\n", 100 },
        { "00-uno-00/fluke", "  eps: {distribution: uniform, min: 0.00000001, max: 0.000001}\n  lr: {distribution: uniform, min: 0.1, max: 0.5}\n  beta1: {distribution: uniform, min: 0.8, max: 0.9}\n  beta2: {distribution: uniform, min: 0.9, max: 0.99}\nmethod: bayes\n\nproject: a\nentity: b\nmetric: {name: val_loss, goal: maximize}", 100 },
        { "HekpoMaH/DEAR", "  residual: {values: [True, False]}\n  sigma: {values: [0.00001, 0.0001, 0.001, 0.01]}\n  weight_decay: {values: [0, 0.00001, 0.0001]}\n  deq:\n    parameters:\n      hidden: {values: [40, 60, 80]}\n  layers: {values: [1, 2, 3]}\nmethod: \"bayes\"\nname: \"sample\"\nentity: \"a\"\nproject: \"b\"\nmetric: {goal: \"minimize\", name: \"val_loss\"}\n", 100 },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void A_public_file_has_the_runs_that_its_author_expects(string repository, string yaml, long runs)
    {
        var result = SweepFile.Parse("parameters:\n" + Corpus + yaml, "sweep.yaml", Given.Texts);
        Assert.True(result.Problems.Count == 0, $"{repository}: {string.Join('\n', result.Problems)}");
        Assert.Equal(runs, SweepExpansion.MostRuns(result.Definition!));
        Assert.Equal(result.Definition!.Method == SearchMethod.Bayes ? 10 : runs, SweepExpansion.Expand(result.Definition).Count);
    }

    /// <summary>The repository, the file below its corpus, and what is said.</summary>
    public static TheoryData<string, string, string[]> Refused => new()
    {
        {
            "AshwinSankar17/da6401_assignment3",
            "  embedding: {values: [32, 64, 128]}\n  hidden: {values: [64, 128, 256]}\n  layers: {values: [1, 2, 3]}\n  cell:\n    values: [\"RNN\", \"GRU\", \"LSTM\"] # slow\n  dropout: {distribution: uniform, min: 0.1, max: 0.5}\n  residual: {values: [true, false]}\n  lr: {distribution: log_uniform_values, min: 0.0001, max: 0.01}\n  clip: {values: [0.0, 1.0, 5.0]}\n  input_dropout:\n      distribution: uniform\n      min: 0.0\n      max: 0.2\n  epochs: {value: 20}\nprogram: train.py\nmethod: bayes # or grid\nmetric: {name: val_loss, goal: maximize}\n",
            ["cell must be rnn, gru or lstm, found the text 'RNN'; did you mean 'rnn'?", "cell must be rnn, gru or lstm, found the text 'GRU'; did you mean 'gru'?", "cell must be rnn, gru or lstm, found the text 'LSTM'; did you mean 'lstm'?"]
        },
        {
            "AlbertFrydensberg/ML_Ops_59",
            "  layers: {values: [1,2,3,4,5,6,7,8,9,10]}\n  activation: {values: [\"tanh\", \"relu\"]}\n  hidden: {values: [3, 5, 10]}\n  seed:\n    value: 42\nmethod: bayes\nmetric: {name: val_loss, goal: maximize}\nearly_terminate:\n  type: hyperband\n  min_iter: 5\n  max_iter: 50\n",
            ["seed is no parameter; put seeds at the top level, beside 'parameters'"]
        },
        {
            "HashakGik/torch-wandb-boilerplate",
            "  batch: {value: 128}\n  epochs: {value: 10}\n  forget_bias: {value: 1.0}\n  lr:\n    values:\n    - -1e-3 # Adam\n    - 1e-3 # SGD\n    - 1.0\n    - -1e-2\nmethod: grid\nproject: boilerplate\nname: mnist\nmetric: {name: val_loss, goal: maximize}\n",
            ["lr must be a number above 0 and at most 1000, found -1e-3", "lr must be a number above 0 and at most 1000, found -1e-2"]
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_public_file_is_refused_for_a_reason_that_its_author_would_accept(string repository, string yaml, string[] problems)
    {
        var result = SweepFile.Parse("parameters:\n" + Corpus + yaml, "sweep.yaml", Given.Texts);
        Assert.True(problems.SequenceEqual(result.Problems.Select(p => p.Message)), $"{repository}: {string.Join('\n', result.Problems)}");
    }
}
