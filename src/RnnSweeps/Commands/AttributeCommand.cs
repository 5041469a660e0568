using System.CommandLine;
using RnnSweeps.Attribution;
using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Generation;
using RnnSweeps.Training.Surprisal;

namespace RnnSweeps.Commands;

/// <summary>Whose style do the models of a sweep write in?</summary>
internal sealed class AttributeCommand : Command
{
    private readonly SweepArgument _sweep = new();
    private readonly PrefixOption _prefix = new("Text that every model continues");
    private readonly Option<int> _length = new Option<int>("--length") { Description = "Characters that every run writes", HelpName = "N", DefaultValueFactory = _ => 2000 }.AtLeast(1);
    private readonly Option<double> _temperature = new Option<double>("--temperature") { Description = "0 takes the likeliest character each time; higher is bolder", HelpName = "X", DefaultValueFactory = _ => 1 }.From0();
    private readonly Option<int> _passage = new Option<int>("--passage") { Description = "Characters of a passage, which is in the style of one judge", HelpName = "N", DefaultValueFactory = _ => 200 }.AtLeast(1);
    private readonly CheckpointOption _checkpoint = new();
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;

    public AttributeCommand(Screen screen)
        : base("attribute", "Say whose style each model of a sweep writes in, as the models judge that were trained on one text alone.")
    {
        _screen = screen;
        Add(_sweep);
        foreach (var option in (Option[])[_prefix, _length, _temperature, _passage]) Add(option);
        _checkpoint.AddTo(this);
        _results.AddTo(this);
        Add(_format);
        SetAction(AttributeAsync);
    }

    private async Task<int> AttributeAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var sweep = await _sweep.FindAsync(parse, store, cancellation);
        var metric = ParsedSweepFile.Of(sweep).Definition.Metric;
        var runs = (await store.RunsAsync(sweep.Id, cancellation)).Where(r => RunOutcome.IsWhole(r.State, r.Reason)).ToList();
        var files = new Dictionary<RunId, string>();
        foreach (var run in runs) files[run.Id] = await _checkpoint.FindAsync(parse, run, store, _results.Folder(parse), cancellation);
        TrainedModel Load(RunRecord run) => _checkpoint.Load(parse, files[run.Id]);
        using var judges = AttributionModels.Of(sweep.Material, runs, await store.StandingsAsync(sweep.Id, metric, [int.MaxValue], cancellation: cancellation), Load);
        if (judges.Texts.Count < 2 || judges.Seeds.Count < 2)
            throw new UsageException($"Sweep {sweep.Id} has no judges: it takes two corpora of a single text each, trained to the end with the same two seeds at least, so that no model judges itself.");
        if (runs.Select(r => r.Configuration["cleaning"]).Distinct().Count() > 1)
            throw new UsageException($"The runs of sweep {sweep.Id} differ in cleaning, and none can judge what another alphabet writes.");
        var (length, passage) = (parse.GetValue(_length), parse.GetValue(_passage));
        if (length < passage || length <= judges.Steps)
            throw new UsageException($"--length {length} is too short: it takes a passage of {passage} characters (--passage), and more than the {judges.Steps} steps that a judge reads at once.");

        List<Attributed> rows = [];
        foreach (var text in judges.Texts)
        {
            var held = judges.Seeds.Select(seed => OfText(judges, text, seed, passage, cancellation)).OfType<StyleAttribution>().ToList();
            if (held.Count > 0) rows.Add(new Attributed(text.Name, IsText: true, held.Count, StyleAttribution.Together(held)));
        }
        foreach (var configuration in runs.GroupBy(r => r.ConfigurationIndex).OrderBy(g => g.Key))
        {
            var label = configuration.First().Label.Length == 0 ? "the only configuration" : configuration.First().Label;
            if (!_format.IsJson(parse)) _screen.Say($"{label} writes.");
            List<StyleAttribution> texts = [];
            foreach (var run in configuration)
            {
                using var writer = Load(run);
                var text = writer.Continue(_prefix.For(writer, run.Id, parse), length, new GenerationOptions(parse.GetValue(_temperature), 0, run.Seed), cancellation);
                // The beginning is read, and is not the model's.
                texts.Add(Judged(text, text.Length - length, judges.With(Another(judges.Seeds, run.Seed)), passage, cancellation));
            }
            rows.Add(new Attributed(label, IsText: false, texts.Count, StyleAttribution.Together(texts)));
        }
        if (_format.IsJson(parse)) _screen.Json(new { Sweep = sweep.Id, Judges = judges.Texts.Select(t => t.Name), Rows = rows.Select(AttributionTable.Facts) });
        else AttributionTable.Show(_screen, [.. judges.Texts.Select(t => t.Name)], rows, passage);
        return ExitCode.Done;
    }

    /// <summary>How well the judges know whose a book is, by a part that none was trained on; null where there is none, or too little.</summary>
    private static StyleAttribution? OfText(AttributionModels judges, FrozenText text, long seed, int passage, CancellationToken cancellation)
    {
        var meters = judges.With(seed);
        var held = meters[judges.Texts.ToList().IndexOf(text)].HeldOut(text);
        return held.Length < passage || held.Length <= judges.Steps ? null : Judged(held, 0, meters, passage, cancellation);
    }

    /// <param name="from">Characters before that are read and not judged.</param>
    private static StyleAttribution Judged(string text, int from, IReadOnlyList<SurprisalMeter> judges, int passage, CancellationToken cancellation) =>
        StyleAttribution.Of([.. judges.Select(j => j.Losses("what is judged", text, cancellation)[from..])], passage);

    /// <summary>A model would find its own draws the least surprising, whatever it was trained on.</summary>
    private static long Another(IReadOnlyList<long> seeds, long seed) => seeds.FirstOrDefault(s => s > seed, seeds.First(s => s != seed));
}

/// <summary>A book, or what the runs of a configuration wrote, before the judges.</summary>
/// <param name="Texts">That were judged: one a seed.</param>
internal sealed record Attributed(string Writer, bool IsText, int Texts, StyleAttribution Style);
