using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ResumeCommand : ControlCommand
{
    private readonly Limits _limits;

    public ResumeCommand(Screen screen, TimeProvider time)
        : this(new Limits(), screen, time)
    {
    }

    private ResumeCommand(Limits limits, Screen screen, TimeProvider time)
        : base(
            "resume", "Let a paused sweep or run, or a halted sweep, go on. A sweep that has halted at a limit goes on under these limits in place of its file's; without any, to its end.",
            screen, time, [.. limits.All]) => _limits = limits;

    protected override ControlRequest Request(ParseResult parse, SweepId sweep, RunId? run)
    {
        var allowance = _limits.Of(parse);
        if (allowance is not null && run is not null) throw new UsageException($"Limits are for sweeps: 'rnnsweeps resume {run}' goes without any.");
        return new ResumeRequest(sweep, run, allowance);
    }

    protected override string Next(SweepId sweep, bool hasHost) => ToFollow(sweep, hasHost);

    /// <summary>What a sweep may spend from now on.</summary>
    private sealed class Limits
    {
        private readonly Option<string?> _wallClock = new("--wall-clock") { Description = "Since its first run began, for example 2h or 1h30m", HelpName = "TIME" };
        private readonly Option<int?> _runs = new("--runs") { Description = "Runs that may begin, those before among them", HelpName = "N" };
        private readonly Option<long?> _epochs = new("--epochs") { Description = "Epochs of all runs together, those before among them", HelpName = "N" };
        private readonly Option<double?> _hours = new("--device-hours") { Description = "Hours of training and validating, those before among them", HelpName = "H" };
        private readonly Option<double?> _target = new("--target") { Description = "The figure of its metric at which it halts again", HelpName = "X" };

        public IEnumerable<Option> All => [_wallClock, _runs, _epochs, _hours, _target];

        /// <summary>Null where none was given.</summary>
        /// <exception cref="UsageException">The time is none.</exception>
        public Allowance? Of(ParseResult parse)
        {
            var allowance = new Allowance(
                new SweepBudget { WallClock = WallClock(parse), Runs = parse.GetValue(_runs), Epochs = parse.GetValue(_epochs), DeviceHours = parse.GetValue(_hours) },
                parse.GetValue(_target));
            return allowance == new Allowance(SweepBudget.Unlimited, null) ? null : allowance;
        }

        private TimeSpan? WallClock(ParseResult parse) => parse.GetValue(_wallClock) is not { } text ? null
            : SweepBudget.Time(text) ?? throw new UsageException($"--wall-clock must be a time such as 90s, 30m, 2h, 1d or 1h30m, found '{text}'.");
    }
}
