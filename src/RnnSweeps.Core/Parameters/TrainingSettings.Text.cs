using System.Globalization;
using static RnnSweeps.Core.Parameters.ParameterEffect;
using static RnnSweeps.Core.Parameters.ParameterGroup;

namespace RnnSweeps.Core.Parameters;

/// <summary>What a run reads, and in which pieces.</summary>
public sealed partial record TrainingSettings
{
    private static readonly ParameterGroup TextGroup = new();

    private static readonly Parameter<string> _corpus = TextGroup.Add(Text(
        "corpus", null, "name of a corpus of this file, or of a text of the catalogue") with
    {
        AffectsCost = true,
        Synonyms = "dataset data text data_path data_name dataset_name corpora",
    });

    public string Corpus => Of(_corpus);

    private static readonly Parameter<Cleaning> _cleaning = TextGroup.Add(Choice(
        "cleaning", Cleaning.Letters, "letters: a-z and single spaces; printable: all printable ASCII characters and line ends") with
    {
        AffectsCost = true,
    });

    public Cleaning Cleaning => Of(_cleaning);

    private static readonly Parameter<Sampling> _sampling = TextGroup.Add(Choice(
        "sampling", Sampling.Windows,
        "windows: all windows of steps + 1 characters at stride 1; stream: whole texts in order, several beside each other, the "
        + "state of each carried from batch to batch") with { AffectsCost = true });

    public Sampling Sampling => Of(_sampling);

    private static readonly Parameter<string> _split = TextGroup.Add(Text(
        "split", "80/10/10", "sampling stream: shares of each text to train on, to validate on and to test on, in the text's order") with
    {
        IsLater = true,
        Effect = With("sampling", "stream"),
        Rule = new(
            s => !AreShares(s.Split),
            s => $"split must be three shares with the sum 100, the first of them above 0, such as 80/10/10, found {s.Split}"),
    });

    public string Split => Of(_split);

    private static readonly Parameter<int> _maxChars = TextGroup.Add(Integer(
        "max_chars", 0, 0, 1_000_000_000, "characters of each text that are used, from its start; 0: all") with { IsLater = true });

    public int MaxChars => Of(_maxChars);

    private static readonly Parameter<int> _steps = TextGroup.Add(Integer(
        "steps", 32, 1, 4096, "characters of a window through which gradients flow") with
    {
        AffectsCost = true,
        Synonyms = "num_steps seq_len seq_length sequence_length bptt block_size context_length window_size window "
            + "max_seq_len",
    });

    public int Steps => Of(_steps);

    private static readonly Parameter<int> _batch = TextGroup.Add(Integer(
        "batch", 1024, 1, 1_048_576, "windows of a batch; sampling stream: lanes that are read side by side") with
    {
        AffectsCost = true,
        Synonyms = "batch_size bs train_batch_size batchsize minibatch_size per_device_train_batch_size",
    });

    public int Batch => Of(_batch);

    private static readonly Parameter<int> _trainWindows = TextGroup.Add(Integer(
        "train_windows", 10_000, 1, 100_000_000, "windows to train on, from the start of the text; sampling stream ignores it") with
    {
        Effect = With("sampling", "windows"),
        Synonyms = "num_train n_train train_size",
    });

    public int TrainWindows => Of(_trainWindows);

    private static readonly Parameter<int> _valWindows = TextGroup.Add(Integer(
        "val_windows", 5_000, 1, 100_000_000, "the next windows, to validate on; sampling stream ignores it") with
    {
        Effect = With("sampling", "windows"),
        Synonyms = "num_val n_val val_size",
    });

    public int ValWindows => Of(_valWindows);

    private static readonly Parameter<bool> _shuffle = TextGroup.Add(Boolean(
        "shuffle", true, "shuffle the training windows in every epoch"));

    public bool Shuffle => Of(_shuffle);

    private static bool AreShares(string text)
    {
        var shares = text.Split('/').Select(Share).ToList();
        return shares is [> 0, >= 0, >= 0] && Math.Abs(shares.Sum() - 100) < 1e-6;

        static double Share(string s) =>
            double.TryParse(s, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var x) ? x : double.NaN;
    }
}
