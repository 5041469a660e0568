using System.CommandLine;
using System.Globalization;
using RnnSweeps.Chaos;
using RnnSweeps.Chaos.Cluster;
using RnnSweeps.Chaos.CrashPoints;
using RnnSweeps.Chaos.Durability;
using RnnSweeps.Chaos.Faults;
using RnnSweeps.Chaos.Freezing;
using RnnSweeps.Chaos.ManyRuns;
using RnnSweeps.Chaos.OneMachine;
using RnnSweeps.Chaos.Rolling;
using RnnSweeps.Chaos.Trials;

if (CutProgram.Is(args)) return CutProgram.Run(args);
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var root = new RootCommand("What results/reliability.md tells, measured: faults of every kind, and whether the promises hold.")
{
    new MachineCommand(),
    new ClusterCommand(),
    new FreezeCommand(),
    new RollingCommand(),
    new CrashPointsCommand(),
    new FaultsCommand(),
    new DurabilityCommand(),
    new TakeoverCommand(),
    new ManyRunsCommand(),
    new ManyConfigurationsCommand(),
    new ReportCommand(),
};
var parse = root.Parse(args.Length == 0 ? ["--help"] : args);
try
{
    return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (SkippedException why)
{
    Console.Error.WriteLine($"Skipped: {why.Message}");
    return ExitCode.Skipped;
}
