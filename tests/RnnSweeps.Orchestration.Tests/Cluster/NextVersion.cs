using System.Diagnostics;
using System.Reflection;
using Npgsql;

namespace RnnSweeps.Versions;

/// <summary>
/// A program as a later release may be, built from a copy of the sources: another version, a migration that adds a column,
/// and a message between silos with a member that this version does not know.
/// </summary>
internal sealed class NextVersion : IDisposable
{
    public const string Number = "99.1.0";

    private const string Message = "src/RnnSweeps.Orchestration/Agents/SlotSpec.cs";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string[] Parts =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", ".editorconfig", "BannedSymbols.txt", "BannedSymbols.Console.txt", "BannedSymbols.Files.txt",
        "build",
        "src", "tests/Directory.Build.props",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("rnnsweeps-next-").FullName;

    private NextVersion()
    {
    }

    /// <summary>Where a program of that name is, the one that was built.</summary>
    public string Program(string name) => Path.Combine(_folder, "out", name);

    /// <param name="project">Its folder, such as <c>tests/RnnSweeps.ScriptedHost</c>.</param>
    /// <exception cref="InvalidOperationException">It cannot be built; the message has what the compiler said.</exception>
    public static async Task<NextVersion> BuildAsync(string project)
    {
        var next = new NextVersion();
        try
        {
            foreach (var part in Parts) next.Copy(part);
            if (!project.StartsWith("src/", StringComparison.Ordinal)) next.Copy(project);
            next.AddAColumn();
            next.AddAMember();
            await next.RunAsync("dotnet", "build", project, "-c", "Release", "-m:1", "-nologo", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false", $"-p:Version={Number}", "-o", "out");
            return next;
        }
        catch
        {
            next.Dispose();
            throw;
        }
    }

    /// <summary>Whether the later release has brought the database to its schema.</summary>
    public static async Task<bool> HasItsColumnAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("SELECT count(*) FROM information_schema.columns WHERE table_name = 'silos' AND column_name = 'weather'");
        return (long)(await command.ExecuteScalarAsync())! == 1;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Repository { get; } = Path.GetFullPath(
        typeof(NextVersion).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!);

    private void AddAColumn()
    {
        foreach (var database in (string[])["Postgres", "Sqlite"])
        {
            var folder = Path.Combine(_folder, "src/RnnSweeps.Results/Schema", database);
            var newest = Directory.EnumerateFiles(folder, "*.sql").Select(Path.GetFileName).Max()!;
            var number = int.Parse(newest.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture) + 1;
            File.WriteAllText(Path.Combine(folder, $"{number:0000}_weather.additive.sql"), "ALTER TABLE silos ADD COLUMN weather text;\n");
        }
    }

    private void AddAMember()
    {
        var file = Path.Combine(_folder, Message);
        var text = File.ReadAllText(file);
        const string last = "[property: Id(6)] string? Owner);";
        if (!text.Contains(last, StringComparison.Ordinal)) throw new InvalidOperationException($"{Message} has no member {last} any more.");
        File.WriteAllText(file, text.Replace(last, "[property: Id(6)] string? Owner, [property: Id(7)] string? Weather = \"fair\");", StringComparison.Ordinal));
    }

    private void Copy(string part)
    {
        var from = Path.Combine(Repository, part);
        if (File.Exists(from)) Copy(from, Path.Combine(_folder, part));
        else
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)))
                Copy(file, Path.Combine(_folder, Path.GetRelativePath(Repository, file)));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        if (process.ExitCode != 0) throw new InvalidOperationException(string.Concat(await said));
    }
}
