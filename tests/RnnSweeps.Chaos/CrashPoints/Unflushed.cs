using System.Globalization;
using System.Text.Json;

namespace RnnSweeps.Chaos.CrashPoints;

/// <summary>
/// What one process has written and no flush has made durable, as a loss of power takes it: of each file what came after its last
/// flush, each rename whose folder was not flushed, each new folder whose own was not, and the database's log after the last commit that
/// waited for the disk. Every process writes it down as it goes, because it is another one that ends them all.
/// </summary>
internal sealed class Unflushed
{
    private const string Folder = "unflushed";

    private readonly string _path;
    private readonly Written _written = new();
    private int _kept;

    private Unflushed(string path) => _path = path;

    /// <param name="parent">The folder of the trial.</param>
    public static Unflushed OfThisProcess(string parent)
    {
        Directory.CreateDirectory(Path.Combine(parent, Folder));
        return new Unflushed(Path.Combine(parent, Folder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>An operation is about to happen.</summary>
    public void Remember(string operation, string what)
    {
        switch (operation)
        {
            case "create folder":
                _written.Folders.Add(Path.GetFullPath(what));
                break;
            case "create":
                _written.Files[Path.GetFullPath(what)] = 0;
                break;
            case "write" when !_written.Files.ContainsKey(Path.GetFullPath(what)):
                _written.Files[Path.GetFullPath(what)] = Length(what);
                break;
            case "flush":
                _written.Files.Remove(Path.GetFullPath(what));
                break;
            case "rename":
                Rename(Path.GetFullPath(what));
                break;
            case "delete":
                _written.Files.Remove(Path.GetFullPath(what));
                break;
            case "flush folder":
                foreach (var renamed in _written.Renames.Keys.Where(r => Path.GetDirectoryName(r) == Path.GetFullPath(what)).ToList()) _written.Renames.Remove(renamed);
                _written.Folders.RemoveAll(f => Path.GetDirectoryName(f) == Path.GetFullPath(what));
                break;
            default:
                return;
        }
        Save();
    }

    /// <summary>A commit has waited for the disk: all that the log has is durable.</summary>
    /// <param name="log">Its path.</param>
    public void LogIsDurable(string log)
    {
        (_written.Log, _written.DurableLog) = (log, Length(log));
        Save();
    }

    /// <summary>The log of a database that was opened just now: what it has was there before.</summary>
    public void Opened(string log) => LogIsDurable(log);

    /// <summary>Takes all of it away, of every process of the trial. None lives any more but the one that does it.</summary>
    /// <returns>What was lost: "log", "file", "rename" or "folder", and its path.</returns>
    public static IReadOnlyList<string> Lose(string parent)
    {
        var lost = new List<string>();
        foreach (var state in Directory.EnumerateFiles(Path.Combine(parent, Folder), "*.json"))
        {
            var written = JsonSerializer.Deserialize<Written>(File.ReadAllText(state))!;
            foreach (var (path, flushed) in written.Files.Where(f => Length(f.Key) > f.Value))
            {
                Cut(path, flushed + (Length(path) - flushed) / 2);
                lost.Add($"file {path}");
            }
            foreach (var (path, former) in written.Renames.Where(r => File.Exists(r.Key)))
            {
                if (former is not null) File.Copy(former, path, overwrite: true);
                else File.Delete(path);
                lost.Add($"rename {path}");
            }
            if (written.Log is { } log && Length(log) > written.DurableLog)
            {
                Cut(log, written.DurableLog);
                lost.Add($"log {log}");
            }
            foreach (var folder in written.Folders.Where(Directory.Exists))
            {
                Directory.Delete(folder, recursive: true);
                lost.Add($"folder {folder}");
            }
        }
        return lost;
    }

    /// <summary>The content goes along with the name, flushed or not; what had the name comes back with the power.</summary>
    private void Rename(string to)
    {
        foreach (var from in _written.Files.Keys.Where(f => f.StartsWith(to + ".", StringComparison.Ordinal)).ToList())
            if (_written.Files.Remove(from, out var flushed)) _written.Files[to] = flushed;
        if (_written.Renames.ContainsKey(to)) return;
        string? former = null;
        if (File.Exists(to)) File.Copy(to, former = $"{_path}.{_kept++}");
        _written.Renames[to] = former;
    }

    private void Save()
    {
        File.WriteAllText(_path + ".new", JsonSerializer.Serialize(_written));
        File.Move(_path + ".new", _path + ".json", overwrite: true);
    }

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static void Cut(string path, long length)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.SetLength(length);
    }

    /// <summary>As it lies on the disk.</summary>
    private sealed record Written
    {
        /// <summary>Files that were written to since their last flush, with the length that they had then.</summary>
        public Dictionary<string, long> Files { get; init; } = [];

        /// <summary>Names that are not on the disk, with a copy of what had the name before; null for nothing.</summary>
        public Dictionary<string, string?> Renames { get; init; } = [];

        public List<string> Folders { get; init; } = [];

        public string? Log { get; set; }

        public long DurableLog { get; set; }
    }
}
