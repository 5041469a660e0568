using System.Diagnostics;

namespace RnnSweeps.Chaos.Durability;

/// <summary>
/// One half of a results folder, its database or all other files, with the moments that its disk may fall back to. Once it has fallen
/// back there is nothing later: a disk that has forgotten something does not remember it afterwards.
/// </summary>
/// <param name="root">The results folder.</param>
/// <param name="kept">Where the moments lie.</param>
/// <param name="isMine">Asked with the path of each file.</param>
internal sealed class DiskHalf(string root, string kept, Func<string, bool> isMine)
{
    /// <summary>More are thinned out, so that copies of a few hundred megabytes are all that lies around.</summary>
    private const int Most = 40;

    private readonly List<(int Number, DateTime At)> _moments = [];
    private int _taken;

    public static DiskHalf Database(string root, string kept) => new(root, kept, IsOfDatabase);

    public static DiskHalf Files(string root, string kept) => new(root, kept, file => !IsOfDatabase(file));

    public int Moments => _moments.Count;

    /// <summary>Keeps what is there now. Nobody may write meanwhile.</summary>
    public void Keep(Random random)
    {
        _moments.Add((_taken, DateTime.UtcNow));
        Copy(root, FolderOf(_taken++));
        if (_moments.Count <= Most) return;
        // The first one, with nothing yet, is worth most.
        var forgotten = 1 + random.Next(Most - 1);
        Directory.Delete(FolderOf(_moments[forgotten].Number), recursive: true);
        _moments.RemoveAt(forgotten);
    }

    /// <summary>Falls back. Nobody may live meanwhile.</summary>
    /// <param name="moment">From 0.</param>
    /// <returns>When that was.</returns>
    public DateTime FallBack(int moment)
    {
        foreach (var file in Mine(root)) File.Delete(file);
        foreach (var later in _moments.Skip(moment + 1)) Directory.Delete(FolderOf(later.Number), recursive: true);
        _moments.RemoveRange(moment + 1, _moments.Count - moment - 1);
        Copy(FolderOf(_moments[moment].Number), root);
        return _moments[moment].At;
    }

    private static bool IsOfDatabase(string file) => Path.GetFileName(file).StartsWith("rnnsweeps.db", StringComparison.Ordinal);

    private string FolderOf(int number) => Path.Combine(kept, $"{number:00000}");

    private List<string> Mine(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(isMine)];

    /// <summary>By a program that asks for no locks: a frozen trainer holds that of the file that it is writing.</summary>
    private void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        var start = new ProcessStartInfo("/bin/cp", ["-p", "--parents", "-t", Path.GetFullPath(to), "--", .. Mine(from).Select(f => Path.GetRelativePath(from, f))]) { WorkingDirectory = from };
        using var copying = Process.Start(start)!;
        copying.WaitForExit();
        if (copying.ExitCode != 0) throw new IOException($"{from} could not be copied to {to}.");
    }
}
