using System.Globalization;

namespace RnnSweeps.Chaos.Processes;

/// <summary>
/// The processes of one trial, however they were orphaned: all inherit an environment variable with the trial's mark.
/// </summary>
internal sealed record Marked(string Value)
{
    public const string Variable = "RNNSWEEPS_CHAOS_TRIAL";

    public static Marked New() => new(Guid.NewGuid().ToString("N"));

    /// <summary>All that live now; a process that has ended and was not asked how is none.</summary>
    public IReadOnlyList<RunningProcess> Living() => [.. RunningProcess.All().Where(p => p.State != 'Z' && Bears(p.Id))];

    public IReadOnlyList<RunningProcess> Trainers() => [.. Living().Where(p => p.IsTrainer)];

    /// <summary>True for a process that lives still, and is no later one of the same number.</summary>
    public bool Bears(int process) =>
        RunningProcess.Text(process, "environ") is { } environment && environment.Contains($"{Variable}={Value}\0", StringComparison.Ordinal);
}

/// <summary>A process as the system shows it.</summary>
/// <param name="State">R, S, D, Z, …</param>
internal sealed record RunningProcess(int Id, int Parent, char State, IReadOnlyList<string> Arguments)
{
    public bool IsTrainer => Arguments.Contains("trainer");

    public static IEnumerable<RunningProcess> All() =>
        Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Of(id) : null).OfType<RunningProcess>();

    /// <summary>Null if it has ended.</summary>
    public static RunningProcess? Of(int id)
    {
        if (Text(id, "stat") is not { } stat || Text(id, "cmdline") is not { } line) return null;
        // The name in parentheses may hold anything; what follows is: state, parent, …
        var rest = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return new RunningProcess(id, int.Parse(rest[1], CultureInfo.InvariantCulture), rest[0][0], line.Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A file under <c>/proc</c>, or null if the process has ended.</summary>
    public static string? Text(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
