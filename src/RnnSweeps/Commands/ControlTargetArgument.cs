using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Commands;

/// <summary>The id of a stored sweep, or of one of its runs.</summary>
internal sealed class ControlTargetArgument : Argument<string>
{
    public ControlTargetArgument()
        : base("SWEEP|RUN") => Description = "A sweep's id, such as quickstart, or a run's, such as quickstart/0001";

    /// <exception cref="UsageException">There is no such sweep or run.</exception>
    public async Task<(SweepId Sweep, RunId? Run)> FindAsync(ParseResult parse, ResultStore store, CancellationToken cancellation)
    {
        var text = parse.GetRequiredValue(this);
        if (!text.Contains('/', StringComparison.Ordinal)) return ((await SweepArgument.FindAsync(text, store, cancellation)).Id, null);
        var run = (await RunArgument.FindAsync(text, store, cancellation)).Id;
        return (run.Sweep, run);
    }
}
