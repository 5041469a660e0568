using System.Diagnostics;
using RnnSweeps.Training.Tests.Support;

namespace RnnSweeps.Training.Tests.Build;

/// <summary>MSBuild as the SDK brings it, in a process of its own that leaves nothing running.</summary>
internal static class MSBuild
{
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", .. arguments, "-nodeReuse:false", "-noLogo"]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        // What the test run's own SDK has set would choose its MSBuild.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }

    public static async Task<string> ValueAsync(string project, string question, params string[] properties)
    {
        var (code, output) = await RunAsync([Path.Combine(Repository.Root, project), question, .. properties]);
        Assert.True(code == 0, output);
        return output.Trim();
    }
}
