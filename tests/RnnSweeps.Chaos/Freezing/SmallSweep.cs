using RnnSweeps.Chaos.OneMachine;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>
/// A kind of sweep of a few runs. It is submitted again and again under names of its own, <c>KIND-007</c>; each must end with
/// what the one that was trained undisturbed as <c>KIND</c> has.
/// </summary>
/// <param name="Axes">Lines of its parameters.</param>
/// <param name="Windows">How long an epoch takes.</param>
internal sealed record SmallSweep(string Kind, int Runs, IReadOnlyList<string> Axes, int Windows = 6144, int Seeds = 1)
{
    /// <summary>Some of fewer runs than there are slots, so that trainers stand idle, and one of more.</summary>
    public static IReadOnlyList<SmallSweep> Kinds { get; } =
    [
        new("one", 1, ["cell: lstm", "layers: 2", "optimizer: adam"]),
        new("other", 1, ["cell: rnn", "layers: 1", "optimizer: sgd"]),
        new("two", 2, ["cell: gru", "layers: 1", "optimizer: [sgd, adam]"]),
        new("six", 6, ["cell: [rnn, gru, lstm]", "layers: [1, 2]", "optimizer: adam"], Windows: 3072),
    ];

    /// <summary>As many runs as slots, all alike and so long that the last one begins well before the first one ends.</summary>
    public static SmallSweep Filling(int slots) => new("last", slots, ["cell: gru", "layers: 1", "optimizer: adam"], Windows: 12288, Seeds: slots);

    /// <summary>The kind of a sweep by its id.</summary>
    public static string KindOf(string sweep) => sweep.Split('-')[0];

    public string Yaml(string name) => $"""
        name: {name}
        method: grid
        retries: 1000
        evaluate_on: [lamplighter, ledger]
        parameters:
          {string.Join("\n  ", Axes)}
          corpus: lamplighter
          hidden: 24
          input_dropout: 0.1
          lr: 0.01
          steps: 16
          batch: 32
          train_windows: {Windows}
          val_windows: 256
          epochs: {ChaosSweep.Epochs}
          checkpoint_every: 2
          sample_length: 20
        seeds: [{string.Join(", ", Enumerable.Range(0, Seeds))}]
        """;
}
