using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Training.Loop;

namespace RnnSweeps.Submission;

/// <summary>Times a few steps of each distinct shape of model and batch on the CPU of this machine, with one thread as a slot has it.</summary>
internal sealed class SweepTiming(PreparedSweep sweep, TimeProvider time)
{
    /// <summary>Shapes that are timed; the time of others follows from their operations.</summary>
    private const int MostShapes = 12;

    private const int Warm = 2, Timed = 6;

    /// <summary>Scoring alone against scoring, gradients and a step, by operations.</summary>
    private const double ShareOfValidation = 1.0 / 3;

    private static readonly string[] Shape =
        ["cell", "impl", "layers", "hidden", "embedding", "tied", "layer_norm", "residual", "corpus", "cleaning", "sampling", "steps", "batch", "optimizer", "dropout", "input_dropout"];

    private readonly Dictionary<string, (StepCost Cost, double Operations)> _shapes = [];

    /// <summary>Of one run to its end.</summary>
    public RunCost Of(Configuration configuration, CancellationToken cancellation)
    {
        var s = TrainingSettings.From(configuration);
        var characters = sweep.Texts.Where(t => t.Frozen.Corpus == s.Corpus && t.Frozen.Cleaning == s.Cleaning).Sum(t => (double)t.Frozen.Characters);
        var stream = s.Sampling == Sampling.Stream;
        var batches = Math.Ceiling(stream ? characters / ((double)s.Batch * s.Steps) : s.TrainWindows / (double)s.Batch);
        var validations = (stream ? 0 : Math.Ceiling(s.ValWindows / (double)s.Batch) * ShareOfValidation) / s.EvalEvery;
        var step = CostOfStep(configuration, s, cancellation);
        return new RunCost(step.Seconds * (batches + validations) * s.Epochs, step.PeakMemoryBytes);
    }

    private StepCost CostOfStep(Configuration configuration, TrainingSettings s, CancellationToken cancellation)
    {
        var shape = string.Join(' ', Shape.Select(name => configuration[name]));
        var operations = ModelSize.FlopsPerCharacter(s, 28) * s.Batch * s.Steps;
        if (_shapes.TryGetValue(shape, out var known)) return known.Cost;
        if (_shapes.Count >= MostShapes)
        {
            var nearest = _shapes.Values.MinBy(k => Math.Abs(Math.Log(k.Operations / operations)));
            return nearest.Cost with { Seconds = nearest.Cost.Seconds * operations / nearest.Operations };
        }
        var cost = Measure(configuration, cancellation);
        _shapes[shape] = (cost, operations);
        return cost;
    }

    private StepCost Measure(Configuration configuration, CancellationToken cancellation)
    {
        var settings = TrainingSettings.From(configuration);
        var folder = Directory.CreateTempSubdirectory("rnnsweeps-plan-").FullName;
        try
        {
            var texts = sweep.Texts.Where(t => t.Frozen.Corpus == settings.Corpus && t.Frozen.Cleaning == settings.Cleaning)
                .Select((t, i) => t.Frozen with { Path = Written(folder, i, t.Content) }).ToList();
            var moments = new List<long>();
            TrainingRun.Train(
                new RunSpecification
                {
                    Run = new RunId(SweepId.Parse("plan"), 1), Attempt = 1, Configuration = configuration, Seed = 0, Texts = texts, Folder = folder, Device = "cpu", Threads = 1,
                },
                new TrainingHooks { Report = _ => { }, Step = (_, _, _) => moments.Add(time.GetTimestamp()), MaxSteps = Warm + Timed, Checkpoints = false }, time, cancellation);
            var steps = moments.Zip(moments.Skip(1), (a, b) => time.GetElapsedTime(a, b).TotalSeconds).Skip(Warm - 1).Order().ToList();
            return new StepCost(steps.Count == 0 ? 0 : steps[steps.Count / 2], PeakMemory.Bytes("cpu"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Written(string folder, int i, string text)
    {
        var path = Path.Combine(folder, $"{i}.txt");
        File.WriteAllText(path, text);
        return path;
    }

    /// <param name="PeakMemoryBytes">Of a process that trains it.</param>
    private readonly record struct StepCost(double Seconds, long PeakMemoryBytes);
}

/// <summary>What one run is expected to take.</summary>
/// <param name="Seconds">To its end.</param>
/// <param name="PeakMemoryBytes">Resident, of the process that trains it, the program itself included.</param>
internal sealed record RunCost(double Seconds, long PeakMemoryBytes);
