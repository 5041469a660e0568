using System.CommandLine;
using System.Globalization;
using RnnSweeps;
using RnnSweeps.Commands;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Terminal;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var screen = Screen.OfThisProcess();
using var interruption = new Interruption();
var parse = CommandTree.Of(screen, TimeProvider.System).Parse(args.Length == 0 ? ["--help"] : args);
if (parse.Errors.Count > 0)
{
    foreach (var problem in CommandTree.Problems(parse)) screen.Say(problem);
    screen.Say($"Try '{CommandTree.Path(parse)} --help'.");
    return ExitCode.WrongUsage;
}
try
{
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
    return await parse.InvokeAsync(configuration, interruption.Token);
}
catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
{
    return ExitCode.Interrupted;
}
catch (Exception error) when (ErrorExitCodes.ExitCode(error) is { } code)
{
    screen.Say(Secrets.Of(Environment.GetEnvironmentVariable).Clean(error.Message));
    return code;
}
