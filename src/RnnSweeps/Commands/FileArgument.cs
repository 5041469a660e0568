using System.CommandLine;

namespace RnnSweeps.Commands;

/// <summary>A sweep file.</summary>
internal sealed class FileArgument : Argument<string>
{
    public FileArgument()
        : base("FILE") => Description = "A sweep file, such as sweeps/quickstart.yaml";
}
