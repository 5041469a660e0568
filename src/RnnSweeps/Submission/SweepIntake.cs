using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Training;
using RnnSweeps.Training.Data;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Submission;

/// <summary>
/// The last look at a sweep before it is accepted: its texts can be had and are long enough, its files are there. Nothing is
/// written before all of it is known to be good.
/// </summary>
internal sealed class SweepIntake(TextLibrary library, ResultsFolder folder, IProgress<TextEvent> progress)
{
    /// <exception cref="TextException">A text cannot be had or used.</exception>
    /// <exception cref="TrainingException">A text is too short.</exception>
    /// <exception cref="UsageException">A file with initial weights is not there.</exception>
    public async Task<PreparedSweep> PrepareAsync(SweepReading reading, CancellationToken cancellation)
    {
        var settings = SweepExpansion.Expand(reading.Definition).Select(r => r.Configuration).Distinct().Select(TrainingSettings.From).ToList();
        foreach (var s in settings)
        {
            if (s.InitFrom is { } file && !Path.IsPathRooted(file))
                throw new UsageException($"init_from must be an absolute path in a sweep file, whose runs may be trained by a host in another folder: write {Path.GetFullPath(file)}.");
            CheckWeights(s);
        }
        var corpora = settings.Select(s => (reading.Definition.Corpora[s.Corpus], s.Cleaning)).Distinct();
        var texts = await new CorpusFreezer(library).CleanAsync(corpora, folder.Text, progress, cancellation);
        foreach (var s in settings) CheckLengths(s, texts);
        return new PreparedSweep(reading, texts);
    }

    /// <exception cref="UsageException">The file with initial weights is not there.</exception>
    public static void CheckWeights(TrainingSettings settings)
    {
        if (settings.InitFrom is { } file && !File.Exists(file))
            throw new UsageException($"init_from names {Path.GetFullPath(file)}, and there is no such file.");
    }

    private static void CheckLengths(TrainingSettings settings, IEnumerable<CleanedText> texts)
    {
        IReadOnlyList<(string, long, double)> lengths = [.. texts.Select(t => t.Frozen).Where(t => t.Corpus == settings.Corpus && t.Cleaning == settings.Cleaning).Select(t => (t.Name, settings.MaxChars > 0 ? Math.Min(t.Characters, settings.MaxChars) : t.Characters, t.Share))];
        if (settings.Sampling == Sampling.Stream) StreamNeeds.Check(lengths, settings);
        else WindowNeeds.Check(lengths, settings);
    }
}

/// <summary>A sweep that can be accepted, with its cleaned texts.</summary>
internal sealed record PreparedSweep(SweepReading Reading, IReadOnlyList<CleanedText> Texts)
{
    public IReadOnlyList<FrozenText> Frozen => [.. Texts.Select(t => t.Frozen)];

    /// <summary>Writes the texts under their fingerprints, and answers what is to be submitted.</summary>
    /// <exception cref="TextException">They cannot be written.</exception>
    public SweepSubmission Freeze()
    {
        CorpusFreezer.Write(Texts);
        return new SweepSubmission(Reading.Definition.Name, Reading.Yaml, Reading.Definition.Priority, Frozen, ThisProgram.Version, ThisProgram.Commit);
    }
}
