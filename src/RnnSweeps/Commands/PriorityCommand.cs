using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class PriorityCommand : ControlCommand
{
    private const int Highest = 1_000_000;

    private readonly Argument<int> _priority;

    public PriorityCommand(Screen screen, TimeProvider time)
        : this(new Argument<int>("N") { Description = "A whole number; 0 unless asked otherwise" }, screen, time)
    {
    }

    private PriorityCommand(Argument<int> priority, Screen screen, TimeProvider time)
        : base("priority", "Let a sweep go before the others, or a run before the others of its sweep: the higher number first.", screen, time, priority)
    {
        _priority = priority;
        priority.Validators.Add(result =>
        {
            if (int.TryParse(result.Tokens[0].Value, out var found) && Math.Abs((long)found) > Highest)
                result.AddError($"N must be a whole number from -{Highest} to {Highest}, found {found}.");
        });
    }

    protected override ControlRequest Request(ParseResult parse, SweepId sweep, RunId? run) => new PriorityRequest(sweep, run, parse.GetRequiredValue(_priority));
}
