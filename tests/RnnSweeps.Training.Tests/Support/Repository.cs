namespace RnnSweeps.Training.Tests.Support;

/// <summary>Files of the source tree that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(AppContext.BaseDirectory, "RnnSweeps.sln");

    private static string Up(string folder, string file) =>
        File.Exists(Path.Combine(folder, file)) ? folder : Up(Path.GetDirectoryName(folder)!, file);
}
