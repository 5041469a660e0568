using System.Reflection;

namespace RnnSweeps;

/// <summary>Version and source of this program, as the build wrote them into it: <c>0.1.0+COMMIT</c>.</summary>
internal static class ProgramVersion
{
    private static readonly string Text =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Number => Text.Split('+')[0];

    /// <summary>Null in a build from a folder that is no clone.</summary>
    public static string? Commit => Text.Split('+') is [_, var commit] ? commit : null;
}
