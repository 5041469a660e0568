using System.Text;
using RnnSweeps.Files;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// What the trainers of a slot write beside their events: appended to a file of bounded length, the last of it kept for the text of an error.
/// A log that cannot be written (a full disk) stops no training.
/// </summary>
internal sealed class TrainerLog
{
    private const int TailBytes = 2048;

    private const int TailLines = 3;

    private readonly Lock _oneAtATime = new();
    private readonly List<byte> _tail = [];

    public TrainerLog(string path)
    {
        Path = path;
        DiskOperations.CreateFolder(System.IO.Path.GetDirectoryName(path)!);
    }

    public string Path { get; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_oneAtATime)
        {
            _tail.AddRange(bytes);
            if (_tail.Count > TailBytes) _tail.RemoveRange(0, _tail.Count - TailBytes);
            try
            {
                using var file = BoundedLog.Open(Path);
                file.Write(bytes);
            }
            catch (IOException)
            {
                // The tail has it.
            }
        }
    }

    public void AppendLine(string line) => Append(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>A new trainer begins: what its predecessor said is not its own.</summary>
    public void ForgetTail()
    {
        lock (_oneAtATime) _tail.Clear();
    }

    /// <summary>The last lines as one, or "" if nothing was said.</summary>
    public string LastWords
    {
        get
        {
            lock (_oneAtATime)
            {
                var lines = Encoding.UTF8.GetString([.. _tail]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                return string.Join(" | ", lines.TakeLast(TailLines));
            }
        }
    }
}
