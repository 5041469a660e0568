using System.Reflection;
using System.Runtime.InteropServices;
using RnnSweeps.Orchestration.Hosting;

namespace RnnSweeps;

/// <summary>This program: its version and source, as the build wrote them into it (<c>0.1.0+COMMIT</c>), and how it is started again.</summary>
internal static partial class ThisProgram
{
    private static readonly string Text =
        typeof(ThisProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Version => Text.Split('+')[0];

    /// <summary>Null in a build from a folder that is no clone.</summary>
    public static string? Commit => Text.Split('+') is [_, var commit] ? commit : null;

    /// <summary>Where the runtime's own program was started, it is told what to run.</summary>
    private static string[] ItsAssembly { get; } =
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ThisProgram).Assembly.Location] : [];

    /// <summary>This program as a trainer, whether it runs as <c>rnnsweeps</c> or as <c>dotnet rnnsweeps.dll</c>.</summary>
    public static TrainerCommandLine Trainer { get; } = new(
        Environment.ProcessPath!,
        [.. ItsAssembly, "trainer"]);

    /// <summary>
    /// Begins the program again with the same arguments in this process, of which nothing is left but its number and its place in
    /// the terminal: for a state from which nothing can be mended. Returns only if the system refuses.
    /// </summary>
    public static int BeginAnew()
    {
        var program = Environment.ProcessPath!;
        string?[] arguments = [program, .. ItsAssembly, .. Environment.GetCommandLineArgs().Skip(1), null];
        Execute(program, arguments);
        throw new WorkFailedException($"{program} could not begin anew (error {Marshal.GetLastPInvokeError()}): start it again.");
    }

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments);
}
