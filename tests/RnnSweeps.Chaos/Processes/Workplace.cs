using System.Reflection;

namespace RnnSweeps.Chaos.Processes;

/// <summary>The folder of one trial, with all that its processes may write; deleted when the promise was kept.</summary>
internal sealed class Workplace
{
    public Workplace(string parent, string name)
    {
        Root = Path.Combine(parent, name);
        if (Directory.Exists(Root)) Directory.Delete(Root, recursive: true);
        Directory.CreateDirectory(Temporary);
    }

    /// <summary>The built program, unless another one was named.</summary>
    public static string BuiltProgram { get; } = Path.GetFullPath(Metadata("Program"));

    public static string Repository { get; } = Path.GetFullPath(Metadata("Repository"));

    public string Root { get; }

    public string Results => File("results");

    /// <summary>Where its processes put temporary files.</summary>
    public string Temporary => File("tmp");

    public Marked Mark { get; } = Marked.New();

    public string File(string name) => Path.Combine(Root, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>What every process of this trial is given.</summary>
    public Dictionary<string, string> Environment => new()
    {
        [Marked.Variable] = Mark.Value, ["XDG_CACHE_HOME"] = File("cache"), ["TMPDIR"] = Temporary, ["DOTNET_EnableDiagnostics"] = "0",
    };

    public void Delete() => Directory.Delete(Root, recursive: true);

    private static string Metadata(string key) =>
        typeof(Workplace).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
