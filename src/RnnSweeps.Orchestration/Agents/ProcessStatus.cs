using System.Globalization;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>A process as <c>/proc</c> shows it.</summary>
/// <param name="HasEnded">True where it only waits for its parent's question.</param>
/// <param name="Pages">Of its resident memory.</param>
internal sealed record ProcessStatus(ProcessIdentity Identity, bool HasEnded, int Parent, int Group, int Session, long Pages)
{
    /// <summary>Fields of <c>/proc/PID/stat</c> after the name in brackets, from 0.</summary>
    private const int StateField = 0, ParentField = 1, GroupField = 2, SessionField = 3, StartedField = 19, PagesField = 21;

    /// <summary>Null if there is none of that number.</summary>
    public static ProcessStatus? Of(int id)
    {
        if (Text(id, "stat") is not { Length: > 0 } text) return null;
        // The name may hold blanks and brackets itself.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessStatus(
            new ProcessIdentity(id, Number(fields[StartedField])), fields[StateField] is "Z" or "X",
            (int)Number(fields[ParentField]), (int)Number(fields[GroupField]), (int)Number(fields[SessionField]), Number(fields[PagesField]));
    }

    /// <summary>All that this process may see.</summary>
    public static IEnumerable<ProcessStatus> All() => !OperatingSystem.IsLinux() ? [] :
        Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Of(id) : null)
            .OfType<ProcessStatus>();

    /// <summary>True if it was started with that variable in its environment, as text <c>NAME=VALUE</c>; false where that may not be read.</summary>
    public bool Inherited(string variable) => Text(Identity.Id, "environ") is { } environment && environment.Split('\0').Contains(variable);

    private static long Number(string field) => long.Parse(field, CultureInfo.InvariantCulture);

    private static string? Text(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // It has ended meanwhile, or is somebody else's.
        }
    }
}
