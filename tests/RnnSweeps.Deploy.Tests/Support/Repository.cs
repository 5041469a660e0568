namespace RnnSweeps.Deploy.Tests.Support;

/// <summary>Files of the source tree, named by their paths from its top.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(AppContext.BaseDirectory, "RnnSweeps.sln");

    /// <summary>Every text under deploy/, whatever a person has left there of secrets and bundles apart.</summary>
    public static IReadOnlyList<string> DeployFiles { get; } = Directory.EnumerateFiles(At("deploy"), "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f))
        .Where(f => !f.StartsWith("deploy/secrets/", StringComparison.Ordinal) && !f.StartsWith("deploy/bundles/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).ToList();

    public static string At(string path) => Path.GetFullPath(Path.Combine(Root, path));

    public static string Text(string path) => File.ReadAllText(At(path));

    public static bool Has(string path) => Path.Exists(At(path));

    private static string Up(string folder, string file) =>
        File.Exists(Path.Combine(folder, file)) ? folder : Up(Path.GetDirectoryName(folder)!, file);
}
