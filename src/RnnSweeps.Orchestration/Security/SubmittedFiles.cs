using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Security;

/// <summary>
/// A submission comes from another machine, and says which files its runs read. What it says about their place is not
/// believed: trainers read the files of the results folder that have those fingerprints, and no others.
/// </summary>
internal static class SubmittedFiles
{
    /// <exception cref="AccessRefusedException">A fingerprint is none, and could lead a path elsewhere.</exception>
    public static void Check(SweepSubmission submission)
    {
        foreach (var (what, sha256) in submission.Texts.Select(t => ($"text '{t.Name}'", t.Sha256)).Concat((submission.Weights ?? []).Select(w => ($"initial weights '{w.Name}'", w.Sha256))))
            if (!ResultsFolder.IsFingerprint(sha256)) throw new AccessRefusedException($"The sweep was refused: the SHA-256 of {what} must be 64 lower-case hexadecimal digits.");
    }

    /// <summary>The same material, each file at its place in this folder.</summary>
    public static FrozenMaterial In(ResultsFolder folder, FrozenMaterial material) => new(
        [.. material.Texts.Select(t => t with { Path = folder.Text(t.Sha256) })], [.. material.Weights.Select(w => w with { Path = folder.Weights(w.Sha256) })]);

    /// <summary>Null if the run's initial weights, where it has any, were copied at submission; else a sentence.</summary>
    public static string? MissingWeights(FrozenMaterial material, TrainingSettings settings) =>
        settings.InitFrom is not { } name || material.WeightsOf(settings) is not null ? null
            : $"init_from names {name}, and the sweep was submitted without a copy of it: submit it with 'rnnsweeps submit', which makes one.";
}
