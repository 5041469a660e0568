namespace RnnSweeps.Core.Tests.Support;

/// <summary>Files of the source tree that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(AppContext.BaseDirectory, "RnnSweeps.sln");

    /// <summary>The sweep files that ship.</summary>
    public static IEnumerable<string> Sweeps => Directory.GetFiles(Path.Combine(Root, "sweeps"), "*.yaml").Order(StringComparer.Ordinal);

    /// <summary>
    /// Compares with a text that a person has read and approved, in a folder of this project. When they differ, the received
    /// text lies in the temporary folder, ready to be copied over.
    /// </summary>
    public static void Approve(string received, string folder, string name)
    {
        var file = Path.Combine(Root, "tests", "RnnSweeps.Core.Tests", folder, name);
        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (approved == received) return;
        var copy = Path.Combine(Path.GetTempPath(), name + ".received");
        File.WriteAllText(copy, received);
        Assert.Fail($"{name} does not hold what was received. If this is right, copy {copy} over {file}.\n{Difference(approved, received)}");
    }

    private static string Difference(string approved, string received)
    {
        var (before, after) = (approved.Split('\n'), received.Split('\n'));
        return string.Join('\n', before.Except(after).Select(l => "- " + l).Concat(after.Except(before).Select(l => "+ " + l)));
    }

    private static string Up(string folder, string file) =>
        File.Exists(Path.Combine(folder, file)) ? folder : Up(Path.GetDirectoryName(folder)!, file);
}
