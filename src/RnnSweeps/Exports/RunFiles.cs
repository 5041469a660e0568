using System.Text;
using RnnSweeps.Core;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Reproduction;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Exports;

/// <summary>
/// One stored run as files that train it elsewhere: <c>sweep.yaml</c>, <c>fingerprints.json</c> (what it was trained on and
/// with, and what came of it), where it has any its initial weights, and its cleaned texts if they are wanted.
/// </summary>
internal sealed class RunFiles(StoredRun stored, bool withTexts)
{
    private const string Weights = "initial-weights";

    /// <summary>The files by name.</summary>
    /// <exception cref="Training.TrainingException">A text is wanted, and its frozen copy is lost or damaged.</exception>
    public IReadOnlyList<(string Name, Action<Stream> Write)> All() =>
    [
        ("sweep.yaml", Text(SweepFile().ToString())),
        ("fingerprints.json", Text(Json.Indented(RunFingerprints.Of(stored)) + "\n")),
        .. stored.Weights is { } weights ? [(Weights, Copy(weights.Path))] : Array.Empty<(string, Action<Stream>)>(),
        .. withTexts ? stored.Corpus.Concat(stored.EvaluateOn).DistinctBy(t => t.Name).Select(t => ($"texts/{t.Name}.txt", Text(FrozenTexts.Read(t)))) : [],
    ];

    /// <summary>What to do with them, a line each.</summary>
    public IReadOnlyList<string> Instructions()
    {
        var corpora = withTexts ? $"{TextLocations.FoldersVariable}=texts " : "";
        var commit = stored.Provenance.GitCommit is { } full ? $" (commit {full[..Math.Min(12, full.Length)]})" : "";
        return
        [
            $"To train it elsewhere, with RnnSweeps {stored.Provenance.ProgramVersion}{commit}, in a copy of this folder:",
            $"  {corpora}rnnsweeps validate sweep.yaml --format json",
            "    each text's sha256 must be that of fingerprints.json",
            $"  {corpora}rnnsweeps run sweep.yaml --threads {stored.Run.Threads ?? 1}",
            .. Ending(),
            stored.Provenance.Processor is { } processor
                ? $"    It was trained on {processor}: on another kind of processor figures differ by rounding that training amplifies."
                : "    On another kind of processor, or GPU, figures differ by rounding that training amplifies.",
        ];
    }

    private IEnumerable<string> Ending()
    {
        if (stored.Provenance.WeightsSha256 is { } weights)
            return ["  rnnsweeps query \"SELECT weights_sha256 FROM run_summary\"", $"    if it is {weights}, it is the same run, bit for bit"];
        var last = stored.Epochs[^1];
        return
        [
            $"    it goes on to its end there; here {stored.Run.State.Name()} after epoch {last.Epoch}: compare as many",
            $"  rnnsweeps query \"SELECT train_loss FROM curves WHERE epoch = {last.Epoch}\"",
            FormattableString.Invariant($"    if it is {last.TrainLoss:R}, it is the same run to the last digit"),
        ];
    }

    private SingleRunFile SweepFile()
    {
        var given = stored.Run.Configuration.ToDictionary(p => p.Key, p => p.Value);
        if (stored.Weights is not null) given["init_from"] = ParameterValue.Of(Weights);
        return new SingleRunFile
        {
            Comments = [$"Run {stored.Run.Id}, {(stored.Run.Label.Length == 0 ? "" : stored.Run.Label + ", ")}seed {stored.Run.Seed}.", .. Instructions(), ""],
            Name = Named(),
            Configuration = Configuration.Of(given),
            Seed = stored.Run.Seed,
            Texts = [.. stored.Corpus.Select(t => new TextShare(t.Name, t.Share))],
            EvaluateOn = [.. stored.EvaluateOn.Select(t => t.Name)],
            Stop = stored.Definition.Stop,
            Requires = stored.Run.Device?.StartsWith("cuda", StringComparison.Ordinal) == true ? "cuda" : null,
        };
    }

    /// <summary>The sweep's name and the run's number: <c>quickstart-0003</c>.</summary>
    private string Named()
    {
        var number = "-" + stored.Run.Id.NumberText;
        var name = stored.Sweep.Name;
        return name[..Math.Min(name.Length, SweepId.MaxNameLength - number.Length)] + number;
    }

    private static Action<Stream> Text(string text) => file => file.Write(Encoding.UTF8.GetBytes(text));

    private static Action<Stream> Copy(string path) => file =>
    {
        using var source = File.OpenRead(path);
        source.CopyTo(file);
    };
}
