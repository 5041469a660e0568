using System.CommandLine;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Surprisal;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Commands;

internal sealed class EvaluateCommand : Command
{
    private readonly RunArgument _run = new();
    private readonly Option<string[]> _on = new("--on") { Description = "A text to read from its start to its end, one of the sweep's or of 'rnnsweeps corpora list'; without any, the part that the run validates on", HelpName = "TEXT" };
    private readonly Option<int> _top = new Option<int>("--top") { Description = "Characters and passages of each text to show", HelpName = "N", DefaultValueFactory = _ => 5 }.AtLeast(0);
    private readonly Option<int> _passage = new Option<int>("--passage") { Description = "Characters of a passage", HelpName = "N", DefaultValueFactory = _ => 60 }.AtLeast(1);
    private readonly CheckpointOption _checkpoint = new();
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public EvaluateCommand(Screen screen, TimeProvider time)
        : base("evaluate", "Measure a trained model on texts: perplexity, and the characters and passages that surprise it most.")
    {
        (_screen, _time) = (screen, time);
        Add(_run);
        foreach (var part in (Option[])[_on, _top, _passage]) Add(part);
        _checkpoint.AddTo(this);
        _results.AddTo(this);
        Add(_format);
        SetAction(EvaluateAsync);
    }

    private async Task<int> EvaluateAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var run = await _run.FindAsync(parse, store, cancellation);
        var sweep = (await store.FindSweepAsync(run.Id.Sweep, cancellation))!;
        var settings = TrainingSettings.From(run.Configuration);
        using var model = await _checkpoint.LoadAsync(parse, run, store, _results.Folder(parse), cancellation);
        var meter = new SurprisalMeter(model, parse.GetValue(_top), parse.GetValue(_passage));
        List<TextSurprisal> texts = [];
        foreach (var name in (parse.GetValue(_on) ?? []).Distinct())
        {
            var cleaned = await CleanedAsync(name, sweep, settings.Cleaning, cancellation);
            if (!_format.IsJson(parse)) _screen.Say($"Reading {name}: {cleaned.Length:N0} characters.");
            texts.Add(meter.OnWhole(name, cleaned, cancellation));
        }
        if (texts.Count == 0) texts.AddRange(meter.OnValidation(sweep.Material.TextsOf(settings), cancellation));
        if (_format.IsJson(parse)) _screen.Json(new { Run = run.Id, run.Label, model.Epoch, Texts = texts });
        else Show(run, model.Epoch, settings, texts);
        return ExitCode.Done;
    }

    /// <summary>As the sweep has it, if it is one of its texts; else as it can be had now.</summary>
    private async Task<string> CleanedAsync(string name, SweepRecord sweep, Cleaning cleaning, CancellationToken cancellation)
    {
        if (sweep.Texts.FirstOrDefault(t => t.Name == name && t.Cleaning == cleaning) is { } frozen) return FrozenTexts.Read(frozen);
        using var library = TextLibrary.FromEnvironment(_time);
        var progress = new TextProgress(_screen, _time);
        return (await library.FindAsync(name, progress, cancellation)).Clean(cleaning, progress);
    }

    private void Show(RunRecord run, int epoch, TrainingSettings settings, IReadOnlyList<TextSurprisal> texts)
    {
        _screen.Line($"{run.Id}{(run.Label.Length == 0 ? "" : $" ({run.Label})")} after epoch {epoch}");
        _screen.Show(SurprisalTables.Texts(texts));
        _screen.Line(settings.Sampling == Sampling.Stream
            ? "The state is carried through the text, so that each character is met once."
            : $"Perplexity is that of windows of {settings.Steps} characters, as in training; in context that of each character once, with the most characters before it.");
        foreach (var text in texts.Where(t => t.MostSurprising.Count > 0))
        {
            _screen.Line("");
            _screen.Line($"Most surprising characters: {SurprisalTables.Name(text)}");
            _screen.Show(SurprisalTables.Characters(text));
            _screen.Line("Most surprising passages; marked is what a blind guess would have taken for likelier");
            foreach (var line in SurprisalTables.Passages(text)) _screen.Line(line);
        }
    }
}
