using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Statistics;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Reports;

/// <summary>All that a report tells of a sweep, as it was at one moment.</summary>
/// <param name="Runs">By number.</param>
/// <param name="Decisions">In the order in which they were made.</param>
/// <param name="At">When it was read.</param>
internal sealed record Study(SweepRecord Sweep, SweepDefinition Definition, IReadOnlyList<StudiedRun> Runs, IReadOnlyList<Decision> Decisions, DateTimeOffset At)
{
    /// <summary>More than so many values of a parameter are draws, not levels to compare pair by pair.</summary>
    public const int MostValues = 12;

    public SweepMetric Metric => Definition.Metric;

    public Question Question => new(Metric.Name, Metric.Goal == MetricGoal.Minimize);

    /// <summary>Every run with its figure; none for those that were not trained to their end.</summary>
    public IReadOnlyList<Measurement> Measurements => field ??= [.. Runs.Select(r => r.Measured(r.Best))];

    /// <summary>Marks figures of several kinds of processor; null where there is one.</summary>
    public string? MixedProcessors => Processor.Mixed(Runs.Where(r => r.IsWhole).Select(r => r.Processor).OfType<string>());

    /// <summary>Every configuration against every other.</summary>
    public Comparison Comparison => field ??= Comparison.OfConfigurations(Measurements, Question, Families);

    /// <summary>The values of each parameter against each other, as far as they can be compared.</summary>
    public IReadOnlyList<Comparison> ByParameter => field ??= Compared.Count == 0 ? [] : Comparison.OfParameters(Measurements, Compared, Question, Families);

    /// <summary>Every configuration against every other on texts that every whole run was measured on.</summary>
    public IReadOnlyList<Comparison> OnTexts =>
        field ??= [.. Texts.Select(text => Comparison.OfConfigurations([.. Runs.Select(r => r.Measured(r.OnTexts.TryGetValue(text, out var ppl) ? ppl : null))], Question.On(text), Families))];

    /// <summary>Whole runs of each configuration, in the contest's order.</summary>
    public IReadOnlyList<StudiedConfiguration> Configurations => field ??= Grouped();

    /// <summary>Parameters of which the measured runs have more than one value, in the catalogue's order.</summary>
    public IReadOnlyList<string> Varied => field ??= [.. Measured.Take(1).SelectMany(m => m.Configuration.Keys).Where(name => Measured.Select(m => m.Configuration[name]).Distinct().Skip(1).Any())];

    /// <summary>Runs with a figure.</summary>
    public IReadOnlyList<Measurement> Measured => field ??= [.. Measurements.Where(m => m.Value is not null)];

    /// <summary>Parameters that are told of beside the configurations: not where there are so many values that they are draws, not levels.</summary>
    private IReadOnlyList<string> Compared =>
        field ??= Measured.Select(m => m.Index).Distinct().Count() < 3 || Varied.Count < 2 ? [] :
        [
            .. Varied.Where(name => Measured.Select(m => m.Configuration[name]).Distinct().Count() <= MostValues)
                // Of parameters that never changed without each other the first is told of.
                .DistinctBy(name => TiedParameters.Of(Measured, name).Append(name).Min(StringComparer.Ordinal)),
        ];

    /// <summary>Where the metric compares all runs already, only texts that nobody trained on add to it.</summary>
    private IReadOnlyList<string> Texts => field ??= FindTexts();

    /// <summary>Sets of tests that a report tells of, which share the level.</summary>
    public int Families => Questions.Count;

    /// <summary>What they compare.</summary>
    public IReadOnlyList<string> Questions => field ??= ["configurations", .. Compared.Count > 0 ? ["values of parameters"] : Array.Empty<string>(), .. Texts.Select(text => $"configurations on {text}")];

    private List<string> FindTexts()
    {
        var whole = Runs.Where(r => r.IsWhole).ToList();
        // Other texts were measured as parts of a run's own corpus, and which part that is differs with its mix.
        var common = Sweep.Texts.Where(t => t.Corpus == CorpusMix.EvaluateOn).Select(t => t.Name).ToHashSet();
        var trained = Sweep.Texts.Where(t => t.Corpus != CorpusMix.EvaluateOn).Select(t => t.Name).ToHashSet();
        var alike = Measured.Select(Question.MetricBasis).Distinct().Count() < 2;
        return [.. common.Order(StringComparer.Ordinal).Where(text => !(alike && trained.Contains(text)) && whole.Count > 0 && whole.All(r => r.OnTexts.ContainsKey(text)))];
    }

    private List<StudiedConfiguration> Grouped()
    {
        var runs = Runs.Where(r => r.Measured(r.Best).Value is not null).ToLookup(r => r.Label.Length == 0 ? "the only configuration" : r.Label);
        return [.. Comparison.Candidates.Select(c => new StudiedConfiguration(c, [.. runs[c.Name].DistinctBy(r => r.Seed)]))];
    }
}

/// <summary>A configuration with its whole runs.</summary>
internal sealed record StudiedConfiguration(Candidate Standing, IReadOnlyList<StudiedRun> Runs)
{
    public string Name => Standing.Name;

    /// <summary>Over all epochs of its runs.</summary>
    public double? CharsPerSecond => Mean(r => r.CharsPerSecond);

    /// <summary>What training makes of the device's fastest matrix products: the share of their operations per second; null where these were not measured.</summary>
    public double? ShareOfPeak => Mean(r => r.ShareOfPeak);

    /// <summary>Of training, a run.</summary>
    public double? TrainSeconds => Mean(r => r.TrainSeconds);

    /// <summary>Over its runs, of those that have a finite figure.</summary>
    public double? Median(Func<StudiedRun, double?> figure) => Runs.Select(figure).OfType<double>().Where(double.IsFinite).ToList() is { Count: > 0 } values ? Sample.Median(values) : null;

    public double? Mean(Func<StudiedRun, double?> figure) => Runs.Select(figure).OfType<double>().ToList() is { Count: > 0 } values ? Sample.Mean(values) : null;
}

/// <summary>One run with its epochs.</summary>
/// <param name="Best">The sweep's metric at its best epoch.</param>
/// <param name="Epochs">Trained.</param>
/// <param name="PlannedEpochs">What its configuration asks for.</param>
/// <param name="Texts">JSON: names, fingerprints and shares of what it trained on.</param>
/// <param name="Processor">The kind that it was trained on, as <see cref="Core.Runs.Processor.Kind"/> tells it; null before it was.</param>
/// <param name="Curve">By epoch; seconds are of training alone.</param>
/// <param name="OnTexts">Perplexity of the trained model by text.</param>
internal sealed record StudiedRun(
    RunId Id, int Index, string Label, Configuration Configuration, long Seed, RunState State, string? Reason, string? Message, RunId? ReusedFrom,
    double? Best, double? BestValPpl, double? FinalValPpl, int? BestEpoch, int Epochs, int PlannedEpochs,
    double? TrainSeconds, double? ValSeconds, double? CharsPerSecond, long? PeakMemoryBytes, long? ParameterCount, double? PeakFlops, int? Vocabulary,
    string Texts, string? Device, int? Threads, string? Processor, string? Versions, string ProgramVersion, string? GitCommit, RunTimes Times, IReadOnlyList<StudiedPoint> Curve, IReadOnlyDictionary<string, double> OnTexts)
{
    /// <summary>Trained to the end, or until it got no better: its figures are those of a whole training.</summary>
    public bool IsWhole => RunOutcome.IsWhole(State, Reason);

    /// <summary>With a figure of it, if it is whole and the figure finite.</summary>
    public Measurement Measured(double? figure) => new(Index, Label, Configuration, Seed, Texts, IsWhole && figure is { } value && double.IsFinite(value) ? value : null);

    /// <summary>Operations of training on one character; null where its alphabet is not known.</summary>
    public double? FlopsPerCharacter => Vocabulary is { } vocabulary ? ModelSize.FlopsPerCharacter(TrainingSettings.From(Configuration), vocabulary) : null;

    public double? ShareOfPeak => FlopsPerCharacter * CharsPerSecond / PeakFlops;

    public Convergence Convergence => field ??= new Convergence([.. Curve.Select(p => new CurvePoint(p.Epoch, p.Step, p.Seconds, p.TrainPpl, p.ValPpl))]);
}

/// <summary>An epoch.</summary>
/// <param name="Seconds">Of training up to its end.</param>
/// <param name="Metric">The sweep's.</param>
internal sealed record StudiedPoint(int Epoch, long Step, double Seconds, double TrainPpl, double? ValPpl, double? Metric);

/// <summary>Where a run's time went.</summary>
/// <param name="Attempts">Tries that have begun.</param>
/// <param name="Failures">Of them, those that failed.</param>
/// <param name="BusySeconds">From the begin to the end of each try, added up.</param>
/// <param name="LostSeconds">Of tries that failed or were taken over, what left no epoch behind.</param>
internal sealed record RunTimes(int Attempts, int Failures, double BusySeconds, double LostSeconds, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt);
