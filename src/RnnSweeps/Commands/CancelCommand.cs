using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class CancelCommand : Command
{
    private readonly SweepArgument _sweep = new();
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public CancelCommand(Screen screen, TimeProvider time)
        : base("cancel", "End a sweep and its unfinished runs; finished runs keep their results.")
    {
        (_screen, _time) = (screen, time);
        Add(_sweep);
        _results.AddTo(this);
        SetAction(CancelAsync);
    }

    private async Task<int> CancelAsync(ParseResult parse, CancellationToken cancellation)
    {
        SweepId sweep;
        await using (var store = await _results.OpenAsync(parse, cancellation))
        {
            var found = await _sweep.FindAsync(parse, store, cancellation);
            if (found.State is not (SweepState.Active or SweepState.Halted)) throw AlreadyEnded(found.Id, found.State);
            sweep = found.Id;
        }
        if (!await new SweepDesk(_results.Folder(parse), _time).CancelAsync(sweep, "Cancelled by the user.", cancellation)) throw AlreadyEnded(sweep, SweepState.Completed);
        _screen.Say($"Sweep {sweep} has been cancelled; its finished runs keep their results.");
        return ExitCode.Done;
    }

    private static UsageException AlreadyEnded(SweepId sweep, SweepState state) =>
        new($"Sweep {sweep} has ended already: it is {state.ToString().ToLowerInvariant()}.");
}
