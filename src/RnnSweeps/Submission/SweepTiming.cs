using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Training;
using RnnSweeps.Training.Loop;
using RnnSweeps.Training.Torch;

namespace RnnSweeps.Submission;

/// <summary>
/// Times a few steps of each distinct shape of model and batch on the CPU of this machine, with one thread as a slot has it.
/// All measurements together take half a minute at most: what would take longer follows by operations from what was measured,
/// or from this machine's speed. What does not fit by estimate is never tried, and what outgrows its run's limit is ended.
/// </summary>
internal sealed class SweepTiming(PreparedSweep sweep, MachineMemory memory, TimeProvider time, Action<string> tell)
{
    /// <summary>Shapes that are timed; the time of others follows from their operations.</summary>
    private const int MostShapes = 12;

    private const int Warm = 2, Timed = 6;

    /// <summary>Steps of a shape of which one takes long: the first wakes everything up, the second counts.</summary>
    private const int FewSteps = 2;

    /// <summary>Scoring alone against scoring, gradients and a step, by operations.</summary>
    private const double ShareOfValidation = 1.0 / 3;

    /// <summary>What training makes of the speed of large matrix products, where nothing has been measured yet.</summary>
    private const double ShareOfPeak = 0.4;

    /// <summary>Of all measurements together.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    private static readonly string[] Shape = [.. ParameterCatalogue.All.Where(p => p.AffectsCost).Select(p => p.Name)];

    private readonly Dictionary<string, (StepCost? Cost, double Operations)> _shapes = [];
    private readonly long _began = time.GetTimestamp();
    private long? _lastLine;

    private TimeSpan Left => Most - time.GetElapsedTime(_began);

    /// <summary>Of one run to its end; null where it does not fit into the memory.</summary>
    public RunCost? Of(Configuration configuration, CancellationToken cancellation)
    {
        var s = TrainingSettings.From(configuration);
        var characters = sweep.Texts.Where(t => t.Frozen.Corpus == s.Corpus && t.Frozen.Cleaning == s.Cleaning).Sum(t => (double)t.Frozen.Characters);
        var stream = s.Sampling == Sampling.Stream;
        var batches = Math.Ceiling(stream ? characters / ((double)s.Batch * s.Steps) : s.TrainWindows / (double)s.Batch);
        var validations = (stream ? 0 : Math.Ceiling(s.ValWindows / (double)s.Batch) * ShareOfValidation) / s.EvalEvery;
        return CostOfStep(configuration, s, cancellation) is { } step ? new RunCost(step.Seconds * (batches + validations) * s.Epochs, step.PeakMemoryBytes, step.Measured) : null;
    }

    private StepCost? CostOfStep(Configuration configuration, TrainingSettings s, CancellationToken cancellation)
    {
        var shape = string.Join(' ', Shape.Select(name => configuration[name]));
        if (_shapes.TryGetValue(shape, out var known)) return known.Cost;
        var vocabulary = sweep.Vocabulary(s);
        if (memory.Exceeded(s, vocabulary) is not null) return null;
        var operations = ModelSize.FlopsPerCharacter(s, vocabulary) * s.Batch * s.Steps;
        var derived = Derived(s, vocabulary, operations);
        // Half of what is left: an estimate may be wrong by as much.
        var mayMeasure = _shapes.Count(k => k.Value.Cost is { Measured: true }) < MostShapes && derived.Seconds * FewSteps < Left.TotalSeconds / 2;
        var cost = mayMeasure ? Measure(configuration, s, derived, cancellation) : derived;
        _shapes[shape] = (cost, operations);
        return cost;
    }

    /// <summary>By operations: from the nearest shape that was measured, or from the speed of this machine.</summary>
    private StepCost Derived(TrainingSettings s, int vocabulary, double operations)
    {
        var measured = _shapes.Values.Where(k => k.Cost is { Measured: true }).ToList();
        var seconds = measured.Count > 0 && measured.MinBy(k => Math.Abs(Math.Log(k.Operations / operations))) is { Cost: { } nearest } near
            ? nearest.Seconds * operations / near.Operations
            : operations / (TorchRuntime.FlopsPerSecond("cpu", threads: 1) * ShareOfPeak);
        return new StepCost(seconds, MemoryNeeds.Bytes(s, vocabulary), Measured: false);
    }

    /// <returns>What was derived, where the measurement took too long; null where it took more memory than the run may have.</returns>
    private StepCost? Measure(Configuration configuration, TrainingSettings settings, StepCost derived, CancellationToken cancellation)
    {
        Tell($"Timing a few steps of {settings.Layers} × {settings.Hidden} units, cell {configuration["cell"]}, batch {settings.Batch}");
        var folder = Directory.CreateTempSubdirectory("rnnsweeps-plan-").FullName;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var watch = new MemoryWatch(memory.Bytes, ending, time);
        using var late = time.CreateTimer(_ => End(ending), null, Left > TimeSpan.Zero ? Left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        try
        {
            var texts = sweep.Texts.Where(t => t.Frozen.Corpus == settings.Corpus && t.Frozen.Cleaning == settings.Cleaning)
                .Select((t, i) => t.Frozen with { Path = Written(folder, i, t.Content) }).ToList();
            var moments = new List<long>();
            var few = derived.Seconds * (Warm + Timed) > Left.TotalSeconds / 4;
            TrainingRun.Train(
                new RunSpecification
                {
                    Run = new RunId(SweepId.Parse("plan"), 1), Attempt = 1, Configuration = configuration, Seed = 0, Texts = texts, Folder = folder, Device = "cpu", Threads = 1,
                },
                new TrainingHooks { Report = _ => { }, Step = (_, _, _) => moments.Add(time.GetTimestamp()), MaxSteps = few ? FewSteps : Warm + Timed, Checkpoints = false }, time, ending.Token);
            cancellation.ThrowIfCancellationRequested();
            if (watch.Exceeded) return null;
            var steps = moments.Zip(moments.Skip(1), (a, b) => time.GetElapsedTime(a, b).TotalSeconds).Skip(few ? 0 : Warm - 1).Order().ToList();
            return steps.Count == 0 ? derived : new StepCost(steps[steps.Count / 2], PeakMemory.Bytes("cpu"), Measured: true);
        }
        catch (TrainingException error) when (error.Kind == FailureKind.OutOfMemory)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Tell(string what)
    {
        if (_lastLine is { } last && time.GetElapsedTime(last) < BetweenLines) return;
        _lastLine = time.GetTimestamp();
        tell($"{what} ({Math.Max(0, Left.TotalSeconds):0} s left for timing)");
    }

    private static void End(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The measurement has just ended.
        }
    }

    private static string Written(string folder, int i, string text)
    {
        var path = Path.Combine(folder, $"{i}.txt");
        File.WriteAllText(path, text);
        return path;
    }

    /// <param name="PeakMemoryBytes">Of a process that trains it.</param>
    /// <param name="Measured">False for what follows from others.</param>
    private sealed record StepCost(double Seconds, long PeakMemoryBytes, bool Measured);
}

/// <summary>What one run is expected to take.</summary>
/// <param name="Seconds">To its end.</param>
/// <param name="PeakMemoryBytes">Resident, of the process that trains it, the program itself included.</param>
/// <param name="Measured">False where it would have taken too long to time: then it follows from operations.</param>
internal sealed record RunCost(double Seconds, long PeakMemoryBytes, bool Measured);
