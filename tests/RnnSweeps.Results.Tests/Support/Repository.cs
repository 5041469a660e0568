using System.Runtime.CompilerServices;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>Files of the source tree that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(AppContext.BaseDirectory, "RnnSweeps.sln");

    /// <summary>Compares a text with the approved one; when they differ, the received text lies beside it.</summary>
    public static void Approve(string received, string name, [CallerFilePath] string test = "")
    {
        var approved = Path.Combine(Root, "tests", "RnnSweeps.Results.Tests", Path.GetFileName(Path.GetDirectoryName(test))!, "approved", name);
        var expected = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (received == expected) return;
        Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
        File.WriteAllText(approved + ".received", received);
        Assert.Equal(expected, received);
    }

    private static string Up(string folder, string file) =>
        File.Exists(Path.Combine(folder, file)) ? folder : Up(Path.GetDirectoryName(folder)!, file);
}
