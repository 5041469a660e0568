using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;

namespace RnnSweeps;

/// <summary>The exceptions whose message is written for people, and what each says to the shell.</summary>
internal static class Told
{
    /// <summary>Null for an exception that is a fault of the program: it ends with its trace.</summary>
    public static int? ExitCode(Exception error) => error switch
    {
        UsageException or QueryException => RnnSweeps.ExitCode.WrongUsage,
        WorkFailedException or ResultsFolderException => RnnSweeps.ExitCode.Failed,
        _ => null,
    };
}
