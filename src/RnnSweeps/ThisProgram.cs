using System.Reflection;
using RnnSweeps.Orchestration.Hosting;

namespace RnnSweeps;

/// <summary>This program: its version and source, as the build wrote them into it (<c>0.1.0+COMMIT</c>), and how it is started again.</summary>
internal static class ThisProgram
{
    private static readonly string Text =
        typeof(ThisProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Version => Text.Split('+')[0];

    /// <summary>Null in a build from a folder that is no clone.</summary>
    public static string? Commit => Text.Split('+') is [_, var commit] ? commit : null;

    /// <summary>This program as a trainer, whether it runs as <c>rnnsweeps</c> or as <c>dotnet rnnsweeps.dll</c>.</summary>
    public static TrainerCommandLine Trainer { get; } = new(
        Environment.ProcessPath!,
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ThisProgram).Assembly.Location, "trainer"] : ["trainer"]);
}
