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

    private readonly Dictionary<string, (double Seconds, double Operations)> _shapes = [];

    /// <summary>Of one run to its end. Null where this machine cannot train here.</summary>
    public double Seconds(Configuration configuration, CancellationToken cancellation)
    {
        var s = TrainingSettings.From(configuration);
        var characters = sweep.Texts.Where(t => t.Frozen.Corpus == s.Corpus && t.Frozen.Cleaning == s.Cleaning).Sum(t => (double)t.Frozen.Characters);
        var stream = s.Sampling == Sampling.Stream;
        var batches = Math.Ceiling(stream ? characters / ((double)s.Batch * s.Steps) : s.TrainWindows / (double)s.Batch);
        var validations = (stream ? 0 : Math.Ceiling(s.ValWindows / (double)s.Batch) * ShareOfValidation) / s.EvalEvery;
        return SecondsOfStep(configuration, s, cancellation) * (batches + validations) * s.Epochs;
    }

    private double SecondsOfStep(Configuration configuration, TrainingSettings s, CancellationToken cancellation)
    {
        var shape = string.Join(' ', Shape.Select(name => configuration[name]));
        var operations = ModelSize.FlopsPerCharacter(s, 28) * s.Batch * s.Steps;
        if (_shapes.TryGetValue(shape, out var known)) return known.Seconds;
        if (_shapes.Count >= MostShapes)
        {
            var nearest = _shapes.Values.MinBy(k => Math.Abs(Math.Log(k.Operations / operations)));
            return nearest.Seconds * operations / nearest.Operations;
        }
        var seconds = Measure(configuration, cancellation);
        _shapes[shape] = (seconds, operations);
        return seconds;
    }

    private double Measure(Configuration configuration, CancellationToken cancellation)
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
            return steps.Count == 0 ? 0 : steps[steps.Count / 2];
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
}
