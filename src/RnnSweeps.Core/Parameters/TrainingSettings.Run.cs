using static RnnSweeps.Core.Parameters.ParameterEffect;
using static RnnSweeps.Core.Parameters.ParameterGroup;

namespace RnnSweeps.Core.Parameters;

/// <summary>How long a run trains, what it begins with and what it leaves.</summary>
public sealed partial record TrainingSettings
{
    private static readonly ParameterGroup RunGroup = new();

    private static readonly Parameter<double> _clip = RunGroup.Add(Number(
        "clip", 1, 0, 1e6, "largest global norm of the gradients; 0 clips nothing") with
    {
        Synonyms = "grad_clip gradient_clip_val gradient_clip max_grad_norm clip_norm clip_grad clip_value grad_norm "
            + "clip_grad_norm",
    });

    public double Clip => Of(_clip);

    private static readonly Parameter<int> _epochs = RunGroup.Add(Integer(
        "epochs", 100, 1, 1_000_000, "passes over the training windows") with
    {
        Synonyms = "max_epochs num_epochs n_epochs num_train_epochs nb_epochs epoch",
    });

    public int Epochs => Of(_epochs);

    private static readonly Parameter<int> _evalEvery = RunGroup.Add(Integer(
        "eval_every", 1, 1, 1_000_000, "epochs between two validations; the last epoch is always validated"));

    public int EvalEvery => Of(_evalEvery);

    private static readonly Parameter<int> _checkpointEvery = RunGroup.Add(Integer(
        "checkpoint_every", 10, 1, 1_000_000, "epochs between two checkpoints; the last epoch always leaves one"));

    public int CheckpointEvery => Of(_checkpointEvery);

    private static readonly Parameter<string> _initFrom = RunGroup.Add(Text(
        "init_from", "",
        "initial weights: a trained run such as quickstart/0001, or a file under PyTorch's names (safetensors, or a state_dict "
        + "of torch.save)"));

    /// <summary>Null for fresh weights.</summary>
    public string? InitFrom => Of(_initFrom) is { Length: > 0 } file ? file : null;

    private static readonly Parameter<string> _freeze = RunGroup.Add(Text(
        "freeze", "",
        "weights that are not trained, by the beginnings of their names, with commas between them: rnn.weight_ih_l0,linear") with
    {
        IsLater = true,
    });

    /// <summary>Beginnings of the names of weights that stay as they are.</summary>
    public IReadOnlyList<string> Freeze => Of(_freeze).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static readonly Parameter<string> _samplePrefix = RunGroup.Add(Text(
        "sample_prefix", "it has", "text that the trained model continues") with { Effect = Above("sample_length", 0) });

    public string SamplePrefix => Of(_samplePrefix);

    private static readonly Parameter<int> _sampleLength = RunGroup.Add(Integer(
        "sample_length", 50, 0, 100_000, "characters that the trained model writes; 0 writes none"));

    public int SampleLength => Of(_sampleLength);
}
