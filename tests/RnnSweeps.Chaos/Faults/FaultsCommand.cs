using System.CommandLine;
using RnnSweeps.Chaos.OneMachine;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos.Faults;

/// <summary>Disk full, read-only disk, locked database, jumping clock, few file descriptors.</summary>
internal sealed class FaultsCommand : Command
{
    public const string Verb = "faults";

    private readonly Option<string[]> _only = new("--only") { Description = "Only these: disk-full, read-only-disk, database-locked, clock-jumps, file-descriptors", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int> _runs = new("--runs") { Description = "Runs of the sweep", DefaultValueFactory = _ => 24 };
    private readonly CommonOptions _common = new();

    public FaultsCommand()
        : base(Verb, "A sweep while something is wrong with the machine that passes: a clear word meanwhile, and recovery.")
    {
        Add(_only);
        Add(_runs);
        _common.AddTo(this);
        SetAction((parse, _) => RunAsync(parse));
    }

    private async Task<int> RunAsync(ParseResult parse)
    {
        Fault[] all = [new DiskFull(), new ReadOnlyDisk(), new LockedDatabase(), new JumpingClock(), new FewDescriptors()];
        var wanted = parse.GetValue(_only) is { Length: > 0 } only ? all.Where(f => only.Contains(f.Name)).ToList() : [.. all];
        foreach (var fault in wanted.Where(f => f.Lacking is not null)) Console.Error.WriteLine($"Skipped: {fault.Name}: {fault.Lacking}.");
        var possible = wanted.Where(f => f.Lacking is null).ToList();
        if (possible.Count == 0) throw new SkippedException("nothing is left that this machine can show.");

        var (sweep, program) = (new ChaosSweep(parse.GetValue(_runs)), _common.Program(parse));
        var quiet = _common.Place(parse, $"{Verb}-undisturbed");
        var undisturbed = await UndisturbedSweep.TrainAsync(sweep, quiet, program);
        Console.Error.WriteLine($"Undisturbed, {sweep.Runs} runs took {undisturbed.Took.TotalSeconds:0} s.");
        var holds = true;
        foreach (var fault in possible)
        {
            var place = _common.Place(parse, $"{Verb}-{fault.Name}");
            var sheet = new TrialSheet(Verb, fault.Name, $"{sweep.Runs} runs; {fault.What}", $"{Verb} --only {fault.Name} --runs {sweep.Runs}");
            await new FaultTrial(fault, sheet, place, sweep, undisturbed, program).RunAsync();
            holds &= _common.Close(parse, sheet, place, program);
        }
        if (holds) quiet.Delete();
        return !holds ? ExitCode.Broken : possible.Count < wanted.Count ? ExitCode.Skipped : ExitCode.Kept;
    }
}
