using RnnSweeps.Training.Torch;

namespace RnnSweeps.Reproduction;

/// <summary>Something that a training's figures depend on, when the run was trained and now.</summary>
internal sealed record Fingerprint(string What, string Then, string Now)
{
    public const string Commit = "commit";

    private const string Unknown = "unknown";

    public bool Agrees => Then == Now;

    /// <summary>Commit, libraries, device and threads. The texts are the same, or nothing is trained.</summary>
    public static IReadOnlyList<Fingerprint> Of(StoredRun stored, string device, int threads)
    {
        var now = TorchRuntime.Versions();
        return
        [
            new(Commit, stored.Provenance.GitCommit ?? Unknown, ThisProgram.Commit ?? Unknown),
            .. stored.Provenance.Versions.Select(v => new Fingerprint(v.Key, v.Value, now.GetValueOrDefault(v.Key, Unknown))),
            new("device", stored.Run.Device ?? Unknown, device),
            new("threads", stored.Run.Threads?.ToString() ?? Unknown, $"{threads}"),
        ];
    }
}
