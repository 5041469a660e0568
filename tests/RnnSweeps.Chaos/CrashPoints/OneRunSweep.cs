namespace RnnSweeps.Chaos.CrashPoints;

/// <summary>One very small run with a checkpoint after each epoch: everything that is ever written, in the shortest time.</summary>
internal static class OneRunSweep
{
    public const string Name = "one";

    public const int Runs = 1, Epochs = 3;

    public static string Yaml => $"""
        name: {Name}
        retries: 1000
        parameters:
          cell: gru
          layers: 1
          optimizer: adam
          corpus: lamplighter
          hidden: 8
          input_dropout: 0.2
          lr: 0.01
          steps: 8
          batch: 16
          train_windows: 128
          val_windows: 32
          epochs: {Epochs}
          checkpoint_every: 1
          sample_length: 5
        """;
}
