namespace RnnSweeps.EndToEnd.Support;

/// <summary>Small sweep files on the texts that ship with the program.</summary>
internal static class Sweeps
{
    /// <summary>Four runs of a second or so each, most of which is the start of a trainer.</summary>
    public const string Tiny = """
        name: tiny
        method: grid
        parameters:
          cell: [rnn, gru]
          corpus: lamplighter
          hidden: 8
          layers: 1
          steps: 16
          batch: 64
          train_windows: 512
          val_windows: 128
          epochs: 3
          sample_length: 10
        seeds: [0, 1]
        """;

    /// <summary>One run of many epochs with a checkpoint after each and dropout on: time enough to be killed.</summary>
    public static string Long(int epochs) => $"""
        name: long
        parameters:
          cell: gru
          corpus: lamplighter
          hidden: 16
          layers: 2
          dropout: 0.2
          steps: 16
          batch: 64
          train_windows: 2048
          val_windows: 256
          epochs: {epochs}
          checkpoint_every: 2
          sample_length: 5
        """;
}
