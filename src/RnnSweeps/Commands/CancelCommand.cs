using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class CancelCommand(Screen screen, TimeProvider time) : ControlCommand(
    "cancel", "End a sweep and its unfinished runs, or one run of it; finished runs keep their results.", screen, time)
{
    protected override ControlRequest Request(ParseResult parse, SweepId sweep, RunId? run) => new CancelRequest(sweep, run, "Cancelled by the user.");
}
