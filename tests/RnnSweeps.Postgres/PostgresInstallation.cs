using System.Diagnostics;
using System.Globalization;

namespace RnnSweeps.Postgres;

/// <summary>An installed PostgreSQL, and who may run it: the server refuses root.</summary>
/// <param name="Binaries">Folder of <c>initdb</c> and <c>postgres</c>.</param>
/// <param name="User">Whom to run as; null for this process's own user.</param>
internal sealed record PostgresInstallation(string Binaries, string? User)
{
    /// <summary>The store works with this version and later ones.</summary>
    private const int OldestVersion = 15;

    /// <summary>The newest one, or why there is none.</summary>
    public static (PostgresInstallation? Found, string Reason) Find(string installations)
    {
        var versions = Directory.Exists(installations)
            ? Directory.GetDirectories(installations).Where(v => File.Exists(Path.Combine(v, "bin", "postgres")) && File.Exists(Path.Combine(v, "bin", "initdb")))
            : [];
        var newest = versions
            .Select(folder => (Folder: folder, Version: int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var v) ? v : 0))
            .Where(v => v.Version >= OldestVersion)
            .OrderByDescending(v => v.Version).FirstOrDefault();
        if (newest.Folder is null) return (null, $"PostgreSQL {OldestVersion} or newer is not installed under {installations}.");
        var binaries = Path.Combine(newest.Folder, "bin");
        if (Environment.UserName != "root") return (new PostgresInstallation(binaries, null), "");
        return File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal))
            ? (new PostgresInstallation(binaries, "postgres"), "")
            : (null, "PostgreSQL refuses to run as root, and there is no user 'postgres' to run it.");
    }

    /// <summary>Runs one of its programs, or another one, to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    public async Task RunAsync(string? user, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] whole = user is null ? [program, .. arguments] : ["setpriv", $"--reuid={user}", $"--regid={user}", "--init-groups", program, .. arguments];
        start.FileName = whole[0];
        foreach (var argument in whole[1..]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(program)} failed with exit code {process.ExitCode}: {await output}{await error}");
    }
}
