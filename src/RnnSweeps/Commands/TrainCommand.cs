using System.CommandLine;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Loop;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Commands;

internal sealed class TrainCommand : Command
{
    private readonly SettingsOption _settings = new();
    private readonly Option<long> _seed = new Option<long>("--seed") { Description = "Of weights, shuffling and dropout", HelpName = "N", DefaultValueFactory = _ => 0 }.AtLeast(0);
    private readonly Option<int> _threads = new Option<int>("--threads") { Description = "Threads of torch on the CPU", HelpName = "N", DefaultValueFactory = _ => 1 }.AtLeast(1);
    private readonly Option<string> _device = new("--device") { Description = "cpu, cuda:0, …", HelpName = "NAME", DefaultValueFactory = _ => "cpu" };
    private readonly Option<long?> _maxSteps = new Option<long?>("--max-steps") { Description = "End after so many optimisation steps", HelpName = "N" }.AtLeast(1);
    private readonly Option<string?> _stepsCsv = new("--steps-csv") { Description = "Write step, loss and gradient norm before clipping, a row a step", HelpName = "FILE" };
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public TrainCommand(Screen screen, TimeProvider time)
        : base("train", "Train one model here, with no store and no checkpoints, for learning and debugging.")
    {
        (_screen, _time) = (screen, time);
        foreach (var option in (Option[])[_settings, _seed, _threads, _device, _maxSteps, _stepsCsv, _format]) Add(option);
        SetAction(TrainAsync);
    }

    private async Task<int> TrainAsync(ParseResult parse, CancellationToken cancellation)
    {
        var configuration = _settings.Of(parse);
        SubmissionPreparation.CheckWeights(TrainingSettings.From(configuration));
        var folder = Directory.CreateTempSubdirectory("rnnsweeps-train-").FullName;
        try
        {
            var specification = new RunSpecification
            {
                Run = RunId.Parse("train/0001"),
                Attempt = 1,
                Configuration = configuration,
                Seed = parse.GetValue(_seed),
                Texts = await TextsAsync(TrainingSettings.From(configuration), folder, cancellation),
                Folder = folder,
                Device = parse.GetRequiredValue(_device),
                Threads = parse.GetValue(_threads),
            };
            using var steps = parse.GetValue(_stepsCsv) is { } file ? StepsCsv.Create(file) : null;
            var epochs = new EpochLines(_screen, _format.IsJson(parse));
            TrainingRun.Train(specification, new TrainingHooks { Report = epochs.Tell, Step = steps is null ? null : steps.Write, MaxSteps = parse.GetValue(_maxSteps), Checkpoints = false }, _time, cancellation);
            cancellation.ThrowIfCancellationRequested();
            return ExitCode.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<FrozenText>> TextsAsync(TrainingSettings settings, string folder, CancellationToken cancellation)
    {
        using var library = TextLibrary.FromEnvironment(_time);
        var mix = new CorpusMix(settings.Corpus, [new TextShare(settings.Corpus, 1)], []);
        return await new CorpusFreezer(library).FreezeAsync(
            [(mix, settings.Cleaning)], sha256 => Path.Combine(folder, sha256 + ".txt"), new TextProgress(_screen, _time), cancellation);
    }
}
