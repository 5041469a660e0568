using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class PauseCommand(Screen screen, TimeProvider time) : SteeringCommand(
    "pause", "Let a sweep, or one run of it, wait: what is in training leaves a checkpoint and stops, until it is resumed.", screen, time)
{
    protected override SteeringRequest Request(ParseResult parse, SweepId sweep, RunId? run) => new PauseRequest(sweep, run);
}
