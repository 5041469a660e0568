using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Training;
using RnnSweeps.Training.Text;
using RnnSweeps.Training.Torch;

namespace RnnSweeps;

/// <summary>The exceptions whose message is written for people, and what each says to the shell.</summary>
internal static class ErrorExitCodes
{
    /// <summary>Null for an exception that is a fault of the program: it ends with its trace.</summary>
    public static int? ExitCode(Exception error) => error switch
    {
        UsageException or QueryException or TextException => RnnSweeps.ExitCode.WrongUsage,
        TrainingException { Kind: FailureKind.BadSpecification or FailureKind.BadData } => RnnSweeps.ExitCode.WrongUsage,
        HostSecurityException => RnnSweeps.ExitCode.WrongUsage,
        AccessRefusedException => RnnSweeps.ExitCode.Failed,
        WorkFailedException or ResultsFolderException or NoHostException or TrainingException or LibtorchException => RnnSweeps.ExitCode.Failed,
        _ => null,
    };
}
