using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Tests.Support;

/// <summary>A results folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public ResultsFolder Results { get; } = new(Directory.CreateTempSubdirectory("rnnsweeps-orchestration-").FullName);

    public void Dispose() => Directory.Delete(Results.Root, recursive: true);
}
