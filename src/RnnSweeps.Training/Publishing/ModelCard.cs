using System.Globalization;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Generation;

namespace RnnSweeps.Training.Publishing;

/// <summary>A page about one model in Markdown: what it is, what it was trained on and how well, and how it is loaded.</summary>
internal sealed class ModelCard(TrainedModel model, ModelFacts facts)
{
    private readonly RunSpecification _spec = model.Specification;
    private readonly TrainingSettings _settings = TrainingSettings.From(model.Specification.Configuration);

    public override string ToString() => string.Join('\n',
    [
        $"# {Title}",
        "",
        $"A model of characters: it reads a text and says how likely each character is to come next. Run `{facts.Run}`{(facts.Label.Length == 0 ? "" : $" ({facts.Label})")} of",
        $"RnnSweeps {facts.Program.Version}{(facts.Program.Commit is { } commit ? $", commit `{commit}`" : "")}.",
        "",
        "| | |",
        "| --- | --- |",
        .. Rows().Select(r => $"| {r.Name} | {r.Value} |"),
        "",
        "## Texts",
        "",
        $"Cleaned by `{_spec.Configuration["cleaning"]}`; the fingerprint is the SHA-256 of the cleaned characters in UTF-8.",
        "",
        "| text | share | characters | SHA-256 |",
        "| --- | ---: | ---: | --- |",
        .. _spec.Texts.Select(t => Invariant($"| {t.Name} | {t.Share / _spec.Texts.Sum(o => o.Share):P0} | {t.Characters:N0} | `{t.Sha256}` |")),
        "",
        Use,
        "",
        "## Settings",
        "",
        "Those that differ from the book's; all are in `specification.json`.",
        "",
        "```",
        string.Join(' ', Differing(_ => true).Select(Display).Append($"seed={_spec.Seed}")),
        "```",
        "",
        "## In PyTorch",
        "",
        "PyTorch 1.10 or newer; run it in this folder.",
        "",
        "```python",
        new PyTorchCode(_settings, model.Vocabulary.Count, _settings.SamplePrefix).ToString(),
        "```",
        "",
        "## In RnnSweeps",
        "",
        "Further training begins with these weights: `init_from: model.safetensors` in a sweep file, or",
        "",
        "```sh",
        $"rnnsweeps train {string.Join(' ', ModelSettings().Append("init_from=model.safetensors").Append($"corpus={_spec.Texts[0].Name}").Select(s => "--set " + s))}",
        "```",
        "",
        "Its texts must have the same vocabulary.",
        "",
        "## What is not here",
        "",
        .. Missing().Select(m => "- " + m),
    ]);

    private string Title => Invariant($"{Cell}, {Counted(_settings.Layers, "layer")} of {Counted(_settings.Hidden, "unit")}: {facts.Run}");

    private string Cell => $"{_settings.Cell.Title}{(_settings.Impl == Implementation.Scratch ? " from scratch" : "")}";

    private IEnumerable<(string Name, string Value)> Rows()
    {
        string[] parts =
        [
            _settings.Embedding > 0 ? Invariant($"embedding of {_settings.Embedding}{(_settings.Tied ? ", shared with the head" : "")}") : "one-hot characters",
            .. _settings.Residual ? ["residual connections"] : Array.Empty<string>(),
            .. _settings.LayerNorm ? ["layer normalisation"] : Array.Empty<string>(),
        ];
        yield return ("model", Invariant($"{Cell}, {Counted(_settings.Layers, "layer")} of {Counted(_settings.Hidden, "unit")}, {string.Join(", ", parts)}; {Counted(model.ParameterCount, "parameter")}, {model.Vocabulary.Count} characters"));
        var best = facts.Epochs.Where(e => e.ValLoss is not null).MinBy(e => e.ValLoss);
        yield return ("weights", Invariant($"after epoch {model.Epoch} of {facts.Epochs.Count}{(best is null ? "" : best.Epoch == model.Epoch ? ", the one with the smallest validation loss" : $"; the smallest validation loss was that of epoch {best.Epoch}, perplexity {best.ValPpl:0.000}")}"));
        if (facts.Epochs.FirstOrDefault(e => e.Epoch == model.Epoch) is { ValPpl: { } ppl, ValLoss: { } loss })
            yield return ("validation perplexity", Invariant($"{ppl:0.000} (loss {loss:0.00000} nats a character)"));
        var seconds = facts.Epochs.Sum(e => e.TrainSeconds);
        yield return ("training", Invariant($"{Counted(facts.Epochs.Count, "epoch")} in {seconds:N1} s, {facts.Epochs.Sum(e => e.CharsPerSecond * e.TrainSeconds) / Math.Max(seconds, 1e-9):N0} characters a second, on {facts.Device} with {Counted(facts.Threads, "thread")}"));
        yield return ("versions", string.Join(", ", facts.Versions.Select(v => $"{v.Key} {v.Value}")));
    }

    private string Use => _settings.Sampling == Sampling.Windows
        ? Invariant($"{(_spec.Texts.Count > 1 ? "Of each text its share of t" : "T")}he first {Counted(_settings.TrainWindows, "window")} of {_settings.Steps} + 1 characters to train on, the next {_settings.ValWindows:N0} to validate on.")
        : $"Of each text, in its order, {_settings.Split} % to train on, to validate on and to test on; the state of each was carried from batch to batch.";

    private IEnumerable<KeyValuePair<string, ParameterValue>> Differing(Predicate<Parameter> which) =>
        _spec.Configuration.Where(p => ParameterCatalogue.Find(p.Key) is { } parameter && which(parameter) && parameter.Default != p.Value);

    private IEnumerable<string> ModelSettings() =>
        Differing(p => p.ShapesModel).Append(new("cleaning", _spec.Configuration["cleaning"])).Select(Display);

    private IEnumerable<string> Missing()
    {
        yield return "the texts: they are named above, and their rights are their own;";
        yield return _settings.Optimizer.NumbersOfWeight(_settings) == 0
            ? "the random streams of the training, so that training on does not give what the run itself would have given;"
            : "the optimizer's state and the random streams of the training, so that training on does not give what the run itself would have given;";
        if (_settings.Dropout > 0 || _settings.InputDropout > 0) yield return "dropout's own random numbers: PyTorch drops as large a share in the same places of the model, but other activations;";
        if (_settings.Freeze.Count > 0) yield return $"the choice of weights that were not trained ({string.Join(", ", _settings.Freeze)}): in PyTorch all of them have gradients;";
        if (_settings.Cleaning == Cleaning.Printable) yield return "the cleaning in full: here typographic signs were made plain ones (curly quotes, dashes, ellipses) before anything else was dropped;";
        yield return "equality to the last bit: PyTorch gives the same loss within 1e-5, because other versions and processors add in another order.";
    }

    private static string Display(KeyValuePair<string, ParameterValue> p) => p.Value.ToString() is var text && text.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_' or '/'))
        ? $"{p.Key}='{text}'" : $"{p.Key}={text}";

    private static string Counted(long count, string what) => Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
