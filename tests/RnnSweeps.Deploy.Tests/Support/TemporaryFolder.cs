namespace RnnSweeps.Deploy.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rnnsweeps-deploy-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A script that stands for a program in a test.</summary>
    public string Script(string name, string text)
    {
        var path = File(name);
        System.IO.File.WriteAllText(path, "#!/bin/sh\n" + text);
        System.IO.File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
