using RnnSweeps.Training.Torch;

namespace RnnSweeps.Reproduction;

/// <summary>Something that a training's figures depend on, when the run was trained and now.</summary>
internal sealed record Fingerprint(string What, string Then, string Now)
{
    public const string Commit = "commit";

    public const string Processor = "processor";

    public const string Unknown = "unknown";

    public bool Agrees => Then == Now;

    /// <summary>True for what decides in which order numbers are added, where it is not known to be as it was.</summary>
    public bool IsOtherRounding => What == Processor && !Agrees;

    /// <summary>Commit, libraries, device, threads and, on the CPU, the processor. The texts are the same, or nothing is trained.</summary>
    public static IReadOnlyList<Fingerprint> Of(StoredRun stored, string device, int threads)
    {
        var now = TorchRuntime.Versions();
        return
        [
            new(Commit, stored.Provenance.GitCommit ?? Unknown, ThisProgram.Commit ?? Unknown),
            .. stored.Provenance.Versions.Select(v => new Fingerprint(v.Key, v.Value, now.GetValueOrDefault(v.Key, Unknown))),
            new("device", stored.Run.Device ?? Unknown, device),
            new("threads", stored.Run.Threads?.ToString() ?? Unknown, $"{threads}"),
            .. device == "cpu" ? [new(Processor, stored.Provenance.Processor?.ToString() ?? Unknown, TorchRuntime.Processor().ToString())] : Array.Empty<Fingerprint>(),
        ];
    }
}
