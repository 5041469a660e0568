using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Training;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Submission;

/// <summary>
/// The last look at a sweep before it is accepted: its texts can be had and are long enough, its files are there. Nothing is
/// written before all of it is known to be good.
/// </summary>
internal sealed class SubmissionPreparation(TextLibrary library, ResultsFolder folder, IProgress<TextEvent> progress)
{
    /// <exception cref="TextException">A text cannot be had or used.</exception>
    /// <exception cref="TrainingException">A text is too short.</exception>
    /// <exception cref="UsageException">Initial weights cannot be had.</exception>
    public async Task<PreparedSweep> PrepareAsync(ParsedSweepFile reading, CancellationToken cancellation)
    {
        var settings = SweepExpansion.Expand(reading.Definition).Select(r => r.Configuration).Distinct().Select(TrainingSettings.From).ToList();
        var weights = new List<WeightsPreparation>();
        List<string> faults = [];
        foreach (var name in settings.Select(s => s.InitFrom ?? "").Concat(Values(reading.Definition, "init_from")).Where(n => n.Length > 0).Distinct())
        {
            try
            {
                weights.Add(await WeightsPreparation.FindAsync(name, folder, cancellation));
            }
            catch (UsageException error)
            {
                faults.Add(reading.At("init_from", name, error.Message));
            }
        }
        if (faults.Count > 0) throw new UsageException(string.Join('\n', faults));
        var corpora = Corpora(reading.Definition, settings);
        var texts = await new CorpusFreezer(library).CleanAsync(corpora, folder.Text, progress, cancellation);
        foreach (var s in settings)
        {
            CheckLengths(s, [.. texts.Where(t => t.Frozen.Corpus == s.Corpus)]);
            foreach (var text in texts.Where(t => t.Frozen.Corpus == CorpusMix.EvaluateOn)) CheckLengths(s, [text]);
        }
        CheckWeights(reading, settings, texts, weights);
        return new PreparedSweep(reading, texts, weights);
    }

    /// <summary>Each file against each kind of model that begins with it; of one that does not fit the first fault is told.</summary>
    /// <exception cref="UsageException">Some do not fit, one a line.</exception>
    private static void CheckWeights(ParsedSweepFile reading, IReadOnlyList<TrainingSettings> settings, IReadOnlyList<CleanedText> texts, IReadOnlyList<WeightsPreparation> weights)
    {
        var faults = new List<string>();
        foreach (var file in weights)
        {
            var models = settings.Where(s => s.InitFrom == file.Frozen.Name).DistinctBy(s => (s.Cell, s.Impl, s.Layers, s.Hidden, s.Embedding, s.Tied, s.LayerNorm, s.GruReset, s.Corpus, s.Cleaning, s.MaxChars));
            var fault = models.Select(s => InitialWeightsCheck.Problem(file.Source, file.Frozen.Name, s, texts.Where(t => t.Frozen.Corpus == s.Corpus && t.Frozen.Cleaning == s.Cleaning).Select(t => t.Content))).FirstOrDefault(f => f is not null);
            if (fault is not null) faults.Add(reading.At("init_from", file.Frozen.Name, fault));
        }
        if (faults.Count > 0) throw new UsageException(string.Join('\n', faults));
    }

    /// <summary>Every corpus that a run may train on, and what all are measured on, in each cleaning that a run may have.</summary>
    private static IEnumerable<(CorpusMix Mix, Cleaning Cleaning)> Corpora(SweepDefinition sweep, IReadOnlyList<TrainingSettings> settings)
    {
        var cleanings = settings.Select(s => s.Cleaning).Distinct().ToList();
        var used = settings.Select(s => (sweep.Corpora[s.Corpus], s.Cleaning));
        // What will be proposed is not known yet.
        if (sweep.Method == SearchMethod.Bayes)
        {
            cleanings = [.. Values(sweep, "cleaning").Select(v => Enum.Parse<Cleaning>(v, ignoreCase: true)).DefaultIfEmpty(Cleaning.Letters)];
            used = Values(sweep, "corpus").SelectMany(name => cleanings.Select(c => (sweep.Corpora[name], c)));
        }
        if (sweep.EvaluateOn.Count == 0) return used.Distinct();
        var measured = new CorpusMix(CorpusMix.EvaluateOn, [.. sweep.EvaluateOn.Select(t => new TextShare(t, 1))], []);
        return used.Distinct().Concat(cleanings.Select(c => (measured, c)));
    }

    private static IEnumerable<string> Values(SweepDefinition sweep, string parameter) =>
        sweep.Parameters.Concat(sweep.Include.SelectMany(e => e)).Where(a => a.Name == parameter).SelectMany(a => a.Values).Select(v => v.AsText).Distinct();

    /// <exception cref="UsageException">The file with initial weights is not there.</exception>
    public static void CheckWeights(TrainingSettings settings)
    {
        if (settings.InitFrom is { } file && !File.Exists(file))
            throw new UsageException($"init_from names {Path.GetFullPath(file)}, and there is no such file.");
    }

    private static void CheckLengths(TrainingSettings settings, IEnumerable<CleanedText> texts)
    {
        IReadOnlyList<(string, long, double)> lengths = [.. texts.Select(t => t.Frozen).Where(t => t.Cleaning == settings.Cleaning).Select(t => (t.Name, settings.MaxChars > 0 ? Math.Min(t.Characters, settings.MaxChars) : t.Characters, t.Share))];
        if (settings.Sampling == Sampling.Stream) StreamNeeds.Check(lengths, settings);
        else WindowNeeds.Check(lengths, settings);
    }
}

/// <summary>A sweep that can be accepted, with its cleaned texts.</summary>
internal sealed record PreparedSweep(ParsedSweepFile Reading, IReadOnlyList<CleanedText> Texts, IReadOnlyList<WeightsPreparation> Weights)
{
    private readonly Dictionary<(string Corpus, Cleaning Cleaning), int> _vocabularies = [];

    public IReadOnlyList<FrozenText> Frozen => [.. Texts.Select(t => t.Frozen)];

    /// <summary>Entries of the vocabulary of such a run, <c>&lt;unk&gt;</c> among them.</summary>
    public int Vocabulary(TrainingSettings settings)
    {
        if (_vocabularies.TryGetValue((settings.Corpus, settings.Cleaning), out var known)) return known;
        var characters = Texts.Where(t => t.Frozen.Corpus == settings.Corpus && t.Frozen.Cleaning == settings.Cleaning).SelectMany(t => t.Content.Distinct()).Distinct().Count();
        return _vocabularies[(settings.Corpus, settings.Cleaning)] = characters + 1;
    }

    public FrozenMaterial Material => new(Frozen, [.. Weights.Select(w => w.Frozen)]);

    /// <summary>Writes the texts and the initial weights under their fingerprints, and answers what is to be submitted.</summary>
    /// <exception cref="TextException">A text cannot be written.</exception>
    /// <exception cref="UsageException">Weights cannot be copied.</exception>
    public SweepSubmission Freeze()
    {
        CorpusFreezer.Write(Texts);
        foreach (var file in Weights) file.Write();
        return new SweepSubmission(Reading.Definition.Name, Reading.Yaml, Reading.Definition.Priority, Frozen, ThisProgram.Version, ThisProgram.Commit, Material.Weights);
    }
}
