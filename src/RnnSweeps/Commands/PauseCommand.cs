using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class PauseCommand(Screen screen, TimeProvider time) : ControlCommand(
    "pause", "Let a sweep, or one run of it, wait: what is in training leaves a checkpoint and stops, until it is resumed.", screen, time)
{
    protected override ControlRequest Request(ParseResult parse, SweepId sweep, RunId? run) => new PauseRequest(sweep, run);
}
