using System.Text.RegularExpressions;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Sweeps;

/// <summary>What other programs call the parameters, and in which spellings: <c>optimizer.lr</c>, <c>batch-size</c>, <c>learningRate</c>, <c>hidden_dim</c>.</summary>
internal static partial class ParameterNames
{
    private static readonly string[] Names = [.. ParameterCatalogue.All.Select(p => p.Name)];

    private static readonly Dictionary<string, string> Synonyms = Ours(
        ("cell", "model rnn_type cell_type rnn_cell model_type"),
        ("layers", "num_layers n_layers nlayers n_layer num_layer depth rnn_layers lstm_layers num_rnn_layers"),
        ("hidden", "num_hiddens hidden_size hidden_dim hidden_dims hidden_units n_hidden nhid num_hidden num_units units rnn_size lstm_size width hidden_layer_size rnn_hidden_size"),
        ("embedding", "embedding_dim embedding_size embed_dim embed_size emb_dim emb_size emsize d_model"),
        ("tied", "tie_weights tie weight_tying tied_weights"),
        ("activation", "nonlinearity act act_fn activation_function"),
        ("init", "initializer weight_init init_method"),
        ("dropout", "dropout_rate dropout_prob drop_prob p_dropout dropout_p drop_rate rnn_dropout dropouth"),
        ("input_dropout", "embedding_dropout emb_dropout embed_dropout dropouti dropoute"),
        ("layer_norm", "layernorm use_layer_norm layer_normalization"),
        ("corpus", "dataset data text data_path data_name dataset_name corpora"),
        ("steps", "num_steps seq_len seq_length sequence_length bptt block_size context_length window_size window max_seq_len"),
        ("batch", "batch_size bs train_batch_size batchsize minibatch_size per_device_train_batch_size"),
        ("train_windows", "num_train n_train train_size"),
        ("val_windows", "num_val n_val val_size"),
        ("optimizer", "opt optim optimizer_name optimizer_type"),
        ("lr", "learning_rate initial_lr init_lr base_lr learn_rate max_lr start_lr"),
        ("beta1", "betas beta_1 adam_beta1 b1"),
        ("beta2", "beta_2 adam_beta2 b2"),
        ("eps", "epsilon adam_epsilon"),
        ("weight_decay", "wd l2 l2_reg weight_decay_rate"),
        ("schedule", "scheduler lr_scheduler lr_schedule lr_scheduler_type scheduler_name scheduler_type"),
        ("warmup_epochs", "warmup num_warmup_epochs"),
        ("gamma", "lr_gamma scheduler_gamma decay_rate"),
        ("step_epochs", "step_size lr_step_size"),
        ("plateau_epochs", "lr_patience scheduler_patience"),
        ("lr_min", "min_lr eta_min"),
        ("clip", "grad_clip gradient_clip_val gradient_clip max_grad_norm clip_norm clip_grad clip_value grad_norm clip_grad_norm"),
        ("epochs", "max_epochs num_epochs n_epochs num_train_epochs nb_epochs epoch"));

    /// <summary>The parameter that a name which is none was meant for, or null.</summary>
    public static string? Meant(string name)
    {
        string[] spellings = [Spelling(name), Spelling(name.Split('.', '/', ':')[^1])];
        foreach (var spelling in spellings)
        {
            if (ParameterCatalogue.Find(spelling) is not null) return spelling;
            if (Synonyms.TryGetValue(spelling, out var ours)) return ours;
        }
        return NearestName.Of(name, Names) ?? spellings.Select(s => NearestName.Of(s, Names.Concat(Synonyms.Keys)) is { } near ? Synonyms.GetValueOrDefault(near, near) : null).FirstOrDefault(m => m is not null);
    }

    /// <summary>"; did you mean 'hidden'?", or nothing.</summary>
    public static string Hint(string name) => Meant(name) is { } meant ? $"; did you mean '{meant}'?" : "";

    /// <summary>In lower case, with words apart by underscores.</summary>
    private static string Spelling(string name) => WordEnd().Replace(name, "$1_$2").Replace('-', '_').Replace(' ', '_').ToLowerInvariant();

    private static Dictionary<string, string> Ours(params (string Name, string Others)[] all) =>
        all.SelectMany(a => a.Others.Split(' ').Select(other => (other, a.Name))).ToDictionary(p => p.other, p => p.Name, StringComparer.Ordinal);

    [GeneratedRegex("([a-z0-9])([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordEnd();
}
