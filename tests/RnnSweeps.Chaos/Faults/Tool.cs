using System.Diagnostics;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Faults;

/// <summary>Programs of the system.</summary>
internal static class Tool
{
    public static bool IsThere(string name) => ((string[])["/usr/sbin", "/usr/bin", "/sbin", "/bin"]).Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>What is missing for mounting, or null.</summary>
    public static string? LackingForMounts(params string[] tools) =>
        Environment.UserName != "root" ? "mounting needs root" : tools.Where(t => !IsThere(t)).Select(t => $"there is no {t}").FirstOrDefault();

    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (code, said) = await SayAsync(program, arguments);
        return code == 0 ? said : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {code}: {said}");
    }

    /// <summary>Its exit code, and everything it said.</summary>
    public static async Task<(int Code, string Said)> SayAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("RNNSWEEPS_", StringComparison.Ordinal) && n != Marked.Variable).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}
