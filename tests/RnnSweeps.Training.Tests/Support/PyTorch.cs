using System.Diagnostics;

namespace RnnSweeps.Training.Tests.Support;

/// <summary>The real one, of the first Python that has it. Where there is none, tests that need it are skipped.</summary>
internal static class PyTorch
{
    private static readonly Lazy<string?> Python = new(() => ((string[])["python3", "/usr/bin/python3"]).FirstOrDefault(HasTorch));

    /// <summary>To be asked first, before anything is trained for nothing.</summary>
    public static void SkipWhereMissing() => Assert.SkipWhen(Python.Value is null, "PyTorch is not installed (Debian: python3-torch).");

    /// <summary>Runs a script of the fixtures and returns the lines that it prints.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string script, params string[] arguments)
    {
        SkipWhereMissing();
        using var process = Start(Python.Value!, [Given.Fixture(script), .. arguments])!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}:\n{await error}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool HasTorch(string python)
    {
        try
        {
            using var process = Start(python, ["-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)"])!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }

    private static Process? Start(string python, string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["PYTHONUTF8"] = "1";
        return Process.Start(start);
    }
}
