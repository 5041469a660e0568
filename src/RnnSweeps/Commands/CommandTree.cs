using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

/// <summary>Every command of the program.</summary>
internal static class CommandTree
{
    public static RootCommand Of(Screen screen, TimeProvider time) => new("Trains recurrent language models by the sweep and compares them.")
    {
        new RunCommand(screen, time),
        PlanCommand.Plan(screen, time),
        PlanCommand.Validate(screen, time),
        new ServeCommand(screen, time),
        new SubmitCommand(screen, time),
        new WatchCommand(screen, time),
        new PauseCommand(screen, time),
        new ResumeCommand(screen, time),
        new CancelCommand(screen, time),
        new RetryCommand(screen, time),
        new PriorityCommand(screen, time),
        new CloneCommand(screen),
        new ReplayCommand(screen),
        new ClusterCommand(screen, time),
        new ListCommand(screen),
        new ShowCommand(screen),
        new CompareCommand(screen),
        new ReportCommand(screen, time),
        new QueryCommand(screen),
        new ExportCommand(screen),
        new TrainCommand(screen, time),
        new GenerateCommand(screen),
        new EvaluateCommand(screen, time),
        new AttributeCommand(screen),
        new ExportModelCommand(screen),
        new ExportRunCommand(screen),
        new ReproduceCommand(screen, time),
        new CorporaCommand(screen, time),
        new DoctorCommand(screen, time),
        new CertificatesCommand(screen, time),
        new TrainerCommand(time),
    };

    /// <summary>What is wrong with the command line, a sentence each.</summary>
    public static IEnumerable<string> Problems(ParseResult parse)
    {
        var commands = parse.CommandResult.Command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToList();
        return commands.Count > 0 && parse.UnmatchedTokens is [var unknown, ..]
            ? [$"There is no command '{unknown}' of {Path(parse)}{NearestName.Hint(unknown, commands)}"]
            : parse.Errors.Select(e => e.Message);
    }

    /// <summary>The command that was given, with those above it: <c>rnnsweeps corpora add</c>.</summary>
    public static string Path(ParseResult parse)
    {
        var names = new List<string>();
        for (var command = parse.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
            names.Insert(0, command.Command is RootCommand ? "rnnsweeps" : command.Command.Name);
        return string.Join(' ', names);
    }
}
