using System.Diagnostics;

namespace RnnSweeps.Deploy.Tests.Support;

/// <summary>Programs of this machine.</summary>
internal static class Shell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Null where no folder of PATH has it.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);

    public static Task<Ended> RunAsync(string program, params string[] arguments) => RunAsync([], program, arguments);

    /// <inheritdoc cref="RunAsync(Dictionary{string, string?}, TimeSpan, string, string[])"/>
    public static Task<Ended> RunAsync(Dictionary<string, string?> environment, string program, params string[] arguments) => RunAsync(environment, Patience, program, arguments);

    /// <param name="environment">Set for it; null takes a variable away.</param>
    /// <param name="patience">How long it may take; then it is ended, and the test fails.</param>
    /// <param name="program">In PATH, or a path.</param>
    /// <param name="arguments">Of the program.</param>
    public static async Task<Ended> RunAsync(Dictionary<string, string?> environment, TimeSpan patience, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(patience);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} took longer than {patience}:\n{await output}\n{await error}");
        }
        return new Ended(process.ExitCode, await output, await error);
    }
}

internal sealed record Ended(int ExitCode, string Output, string Error)
{
    public Ended Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"ended with {ExitCode}, expected {exitCode}:\n{Output}\n{Error}");
        return this;
    }
}
