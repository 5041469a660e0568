using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class RetryCommand : ControlCommand
{
    private readonly Option<bool> _cancelled;

    public RetryCommand(Screen screen, TimeProvider time)
        : this(new Option<bool>("--cancelled") { Description = "Of a sweep: the cancelled runs too" }, screen, time)
    {
    }

    private RetryCommand(Option<bool> cancelled, Screen screen, TimeProvider time)
        : base("retry", "Try the failed runs of a sweep again, or one failed or cancelled run; the sweep goes on if it had ended or halted.", screen, time, cancelled) => _cancelled = cancelled;

    protected override ControlRequest Request(ParseResult parse, SweepId sweep, RunId? run)
    {
        var cancelled = parse.GetValue(_cancelled);
        if (cancelled && run is not null) throw new UsageException($"--cancelled is for sweeps: 'rnnsweeps retry {run}' has the run tried again, failed or cancelled.");
        return new RetryRequest(sweep, run, cancelled);
    }

    protected override string Next(SweepId sweep, bool hasHost) => ToFollow(sweep, hasHost);
}
