using System.CommandLine;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Runs;
using RnnSweeps.Hosting;
using RnnSweeps.Reproduction;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Text;
using RnnSweeps.Training.Torch;

namespace RnnSweeps.Commands;

internal sealed class ReproduceCommand : Command
{
    /// <summary>Disturbed trainings where nobody says how many.</summary>
    private const int Disturbed = 2;

    private readonly RunArgument _run = new();
    private readonly Option<int?> _epochs = new Option<int?>("--epochs") { Description = "Only the first so many epochs [default: all that are stored]", HelpName = "N" }.AtLeast(1);
    private readonly Option<string?> _device = new("--device") { Description = "cpu, cuda:0, … [default: as it was trained, or cpu where there is no such device]", HelpName = "NAME" };
    private readonly Option<int?> _threads = new Option<int?>("--threads") { Description = "Threads of torch on the CPU [default: as it was trained]", HelpName = "N" }.AtLeast(1);
    private readonly Option<int?> _noise = new Option<int?>("--noise")
    {
        Description = "Trainings more whose weights are disturbed in the last place before each step, to tell how far rounding alone drives this run [default: 2 where figures differ and the processor may be of another kind, else 0]",
        HelpName = "N",
    }.AtLeast(0);

    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public ReproduceCommand(Screen screen, TimeProvider time)
        : base("reproduce", "Train a stored run again, from its row alone, and say whether every digit agrees, or which epoch and which fingerprint is the first to differ, and whether rounding on another kind of processor explains that. Nothing is stored.")
    {
        (_screen, _time) = (screen, time);
        Add(_run);
        foreach (var part in (Option[])[_epochs, _device, _threads, _noise]) Add(part);
        _results.AddTo(this);
        Add(_format);
        SetAction(ReproduceAsync);
    }

    private async Task<int> ReproduceAsync(ParseResult parse, CancellationToken cancellation)
    {
        var stored = await ReadAsync(parse, cancellation);
        var threads = parse.GetValue(_threads) ?? stored.Run.Threads ?? 1;
        TrainerEnvironment.Take(threads);
        TorchRuntime.Start(threads);
        var device = parse.GetValue(_device) ?? (stored.Run.Device is { } then && TorchRuntime.Devices().Contains(then) ? then : "cpu");
        var folder = Directory.CreateTempSubdirectory("rnnsweeps-reproduce-").FullName;
        try
        {
            var specification = stored.Again(folder, await TextsAsync(stored, folder, cancellation), device, threads, parse.GetValue(_epochs));
            var repetition = new ReproducedRun(stored, _time);
            var lines = new EpochLines(_screen, json: false, ("stored", m => repetition.EpochStatus(m.Epoch)));
            var comparison = repetition.Train(specification, _format.IsJson(parse) ? _ => { } : lines.Tell, cancellation);
            var fingerprints = Fingerprint.Of(stored, device, threads);
            var trainings = parse.GetValue(_noise) ?? (!comparison.Agrees && fingerprints.Any(f => f.IsOtherRounding) ? Disturbed : 0);
            if (trainings > 0)
            {
                _screen.Say($"Training {(trainings == 1 ? "once" : $"{trainings} times")} more with weights that are disturbed in the last place before each step, to see how far rounding alone drives this run.");
                comparison = comparison with { Noise = RoundingNoise.Measure(repetition.Validated, trainings, specification, _time, cancellation) };
            }
            Show(stored.Run.Id, comparison, fingerprints, _format.IsJson(parse));
            // On the same kind of processor rounding explains nothing.
            return comparison.Agrees || comparison.AgreesButForRounding && fingerprints.Any(f => f.IsOtherRounding) ? ExitCode.Done : ExitCode.Failed;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<StoredRun> ReadAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        return await StoredRun.ReadAsync(await _run.FindAsync(parse, store, cancellation), store, cancellation);
    }

    private async Task<(IReadOnlyList<FrozenText> Corpus, IReadOnlyList<FrozenText> EvaluateOn)> TextsAsync(StoredRun stored, string folder, CancellationToken cancellation)
    {
        using var library = TextLibrary.FromEnvironment(_time);
        var restoration = new TextRestoration(library, folder);
        return (await restoration.FindAsync(stored.Corpus, cancellation), await restoration.FindAsync(stored.EvaluateOn, cancellation));
    }

    private void Show(RunId run, ReproductionComparison comparison, IReadOnlyList<Fingerprint> fingerprints, bool json)
    {
        if (json) _screen.Json(new { Run = run, Comparison = comparison, Fingerprints = fingerprints });
        else foreach (var sentence in ReproductionText.Of(run.ToString(), comparison, fingerprints)) _screen.Line(sentence);
    }
}
