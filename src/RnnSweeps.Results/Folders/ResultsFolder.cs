using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Folders;

/// <summary>Every path under the results folder; nobody else joins one.</summary>
public sealed record ResultsFolder
{
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

    /// <summary>One of <c>leaderboard.csv</c>, <c>runs.csv</c>, <c>curves.csv</c>.</summary>
    public string Csv(SweepId id, string view) => Path.Combine(Sweep(id), view + ".csv");

    /// <summary>Checkpoints and logs of a run.</summary>
    public string Run(RunId id) => Path.Combine(Sweep(id.Sweep), "runs", id.NumberText);

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
        var probe = Path.Combine(Root, $".probe.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp");
        try
        {
            DiskOperations.CreateFolder(Root);
            using var stream = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            stream.WriteByte(0);
            stream.Flush(flushToDisk: true);
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
