using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Files;

namespace RnnSweeps.Results.Folders;

/// <summary>Every path under the results folder; nobody else joins one.</summary>
public sealed record ResultsFolder
{
    /// <summary>A folder's name has at most 255 bytes; the number is what makes it unique.</summary>
    private const int LongestLabel = 180;

    /// <summary>Name of the folder of a sweep's runs, in the sweep's own.</summary>
    internal const string Runs = "runs";

    public ResultsFolder(string root) => Root = Path.GetFullPath(root);

    /// <summary>Absolute.</summary>
    public string Root { get; }

    /// <summary>The store: <c>rnnsweeps.db</c>.</summary>
    public string Database => Path.Combine(Root, "rnnsweeps.db");

    /// <summary>Locked by the one host of this folder for as long as it lives.</summary>
    public string Lock => Path.Combine(Root, ".lock");

    /// <summary>Process id of the host that holds the lock.</summary>
    public string LockHolder => Path.Combine(Root, ".lock.pid");

    /// <summary>Where the running host listens, for the clients on this machine.</summary>
    public string Host => Path.Combine(Root, ".host.json");

    /// <summary>What commands show to the host that lives here; readable for its user alone.</summary>
    public string HostToken => Path.Combine(Root, ".host.token");

    /// <summary>The cleaned text with that fingerprint.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public string Text(string sha256) => OfFingerprint(sha256, ".txt");

    /// <summary>The initial weights with that fingerprint.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public string Weights(string sha256) => OfFingerprint(sha256, ".weights");

    /// <summary>True for 64 lower-case hexadecimal digits, which cannot lead a path out of its folder.</summary>
    public static bool IsFingerprint(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower);

    /// <summary>CSV files and run folders of a sweep.</summary>
    public string Sweep(SweepId id) => Path.Combine(Root, id.ToString());

    /// <summary>One of <c>leaderboard</c>, <c>runs</c>, <c>curves</c>, in one of the formats <c>csv</c>, <c>json</c>, <c>parquet</c>.</summary>
    public string Export(SweepId id, string view, string format) => Path.Combine(Sweep(id), $"{view}.{format}");

    /// <summary>The sweep alone, as a store of its own.</summary>
    public string SqliteExport(SweepId id) => Path.Combine(Sweep(id), "sweep.db");

    /// <summary>What TensorBoard is given.</summary>
    public string TensorBoard(SweepId id) => Path.Combine(Sweep(id), "tensorboard");

    /// <summary>Events of one run, in a folder whose name says which.</summary>
    public string TensorBoard(RunId run, string label, long seed) =>
        Path.Combine(TensorBoard(run.Sweep), string.Concat($"{run.NumberText} {label[..Math.Min(label.Length, LongestLabel)]} seed={seed}".Select(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '=' or '.' or '-' or '_' ? c : '_')), "events.out.tfevents.0.rnnsweeps");

    /// <summary>The answer as a page.</summary>
    public string Report(SweepId id, string extension) => Path.Combine(Sweep(id), "report." + extension);

    /// <summary>Checkpoints and logs of a run.</summary>
    public string Run(RunId id) => Path.Combine(Sweep(id.Sweep), Runs, id.NumberText);

    /// <summary>The log of the host.</summary>
    /// <param name="silo">Name of the silo where several hosts share the folder; null for the one host.</param>
    public string HostLog(string? silo = null) => Path.Combine(Logs(silo), "host.log");

    /// <summary>The log of the trainers of one slot.</summary>
    /// <param name="slot">From 0.</param>
    /// <param name="silo">As above.</param>
    public string TrainerLog(int slot, string? silo = null) => Path.Combine(Logs(silo), $"trainer-{slot}.log");

    /// <summary>Locked by a silo of that name for as long as it lives, so that a second one is not started by mistake.</summary>
    public string SiloLock(string silo) => Path.Combine(Logs(silo), ".lock");

    private string Logs(string? silo) => silo is null ? Path.Combine(Root, "logs") : Path.Combine(Root, "logs", silo);

    /// <summary>Creates the folder where it is missing, and proves that a file can be written there.</summary>
    /// <exception cref="ResultsFolderException">It cannot be created or written, or the disk is full.</exception>
    public void Create()
    {
        try
        {
            DiskOperations.TryOut(Root);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ResultsFolderException($"The results folder {Root} cannot be written ({error.Message.TrimEnd('.')}): give the user write access and some space, or choose another folder with --results.", error);
        }
    }

    private string OfFingerprint(string sha256, string extension) => IsFingerprint(sha256)
        ? Path.Combine(Root, "texts", sha256 + extension)
        : throw new FormatException($"'{sha256}' is no SHA-256: expected 64 lower-case hexadecimal digits.");
}
