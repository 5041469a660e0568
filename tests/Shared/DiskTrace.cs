using RnnSweeps.Files;

namespace RnnSweeps.Tests.Shared;

/// <summary>What is done on the disk in a folder while it lives, in order; from a certain operation on the power is off.</summary>
internal sealed class DiskTrace : IDisposable
{
    /// <summary>Every operation of a small file that is written whole and lasts, in a folder that is there.</summary>
    public static readonly string[] WholeFile = ["create", "write", "flush", "rename", "flush folder"];

    private static readonly Lock OneAtATime = new();

    private readonly List<(string Operation, string Path)> _told = [];
    private readonly Action<string, string> _listener;

    /// <param name="folder">What happens elsewhere, in tests at the same time, does not count.</param>
    /// <param name="cut">So many operations happen.</param>
    public DiskTrace(string folder, int cut = int.MaxValue)
    {
        _listener = (operation, path) =>
        {
            if (!path.StartsWith(folder, StringComparison.Ordinal)) return;
            lock (_told)
            {
                if (_told.Count >= cut) throw new PowerCutException();
                _told.Add((operation, path));
            }
        };
        lock (OneAtATime) DiskOperations.Before += _listener;
    }

    public IReadOnlyList<string> Operations => [.. _told.Select(t => t.Operation)];

    /// <summary>Those that one file needs: of its unfinished self, of its name, and, after a rename, of its folder.</summary>
    public IReadOnlyList<string> Of(string file)
    {
        var its = new List<string>();
        foreach (var (operation, path) in _told)
        {
            var isItsFolder = path == Path.GetDirectoryName(file) && its is [.., "rename"];
            if (isItsFolder || path == file || path.StartsWith(file + ".", StringComparison.Ordinal)) its.Add(operation);
        }
        return its;
    }

    public void Dispose()
    {
        lock (OneAtATime) DiskOperations.Before -= _listener;
    }
}

/// <summary>Nothing happens any more. Nobody catches it.</summary>
internal sealed class PowerCutException : Exception;
