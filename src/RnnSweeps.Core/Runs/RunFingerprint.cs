using System.Security.Cryptography;
using System.Text;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Runs;

/// <summary>
/// Everything that decides what a run's training gives, as one number: two runs of equal fingerprints give, on the same
/// kind of processor and with the same libraries, the same figures bit for bit. It is known before a run has a slot; the processor
/// that trained the run stands beside it (<see cref="Processor"/>).
/// </summary>
public static class RunFingerprint
{
    /// <summary>SHA-256, 64 lower-case hexadecimal digits.</summary>
    /// <param name="texts">Of its corpus, in the mix's order.</param>
    /// <param name="evaluateOn">What it is measured on besides.</param>
    /// <param name="weights">What it starts from; null for fresh weights.</param>
    /// <param name="program">Version and commit of the program.</param>
    public static string Of(
        Configuration configuration, long seed, IEnumerable<FrozenText> texts, IEnumerable<FrozenText> evaluateOn, FrozenWeights? weights, Patience? stop, (string Version, string? Commit) program) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json.Write(new
        {
            // What does not act decides nothing.
            Configuration = ParameterEffects.Effective(configuration).Canonical,
            Seed = seed,
            Texts = texts.Select(t => new { t.Name, t.Sha256, t.Share }),
            // In whatever order they are measured on, the results are the same.
            EvaluateOn = evaluateOn.Select(t => new { t.Name, t.Sha256 }).OrderBy(t => t.Name, StringComparer.Ordinal),
            Weights = weights?.Sha256,
            Stop = stop,
            program.Version,
            program.Commit,
        }))));
}
