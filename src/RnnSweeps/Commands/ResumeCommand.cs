using System.CommandLine;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ResumeCommand : Command
{
    private readonly SweepArgument _sweep = new();
    private readonly Option<string?> _wallClock = new("--wall-clock") { Description = "Since its first run began, for example 2h or 1h30m", HelpName = "TIME" };
    private readonly Option<int?> _runs = new("--runs") { Description = "Runs that may begin, those before among them", HelpName = "N" };
    private readonly Option<long?> _epochs = new("--epochs") { Description = "Epochs of all runs together, those before among them", HelpName = "N" };
    private readonly Option<double?> _hours = new("--device-hours") { Description = "Hours of training and validating, those before among them", HelpName = "H" };
    private readonly Option<double?> _target = new("--target") { Description = "The figure of its metric at which it halts again", HelpName = "X" };
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public ResumeCommand(Screen screen, TimeProvider time)
        : base("resume", "Let a halted sweep go on under these limits in place of its file's; without any, to its end.")
    {
        (_screen, _time) = (screen, time);
        Add(_sweep);
        foreach (var option in (Option[])[_wallClock, _runs, _epochs, _hours, _target]) Add(option);
        _results.AddTo(this);
        SetAction(ResumeAsync);
    }

    private async Task<int> ResumeAsync(ParseResult parse, CancellationToken cancellation)
    {
        var allowance = new Allowance(
            new SweepBudget { WallClock = WallClock(parse), Runs = parse.GetValue(_runs), Epochs = parse.GetValue(_epochs), DeviceHours = parse.GetValue(_hours) },
            parse.GetValue(_target));
        SweepRecord sweep;
        await using (var store = await _results.OpenAsync(parse, cancellation)) sweep = await _sweep.FindAsync(parse, store, cancellation);
        var desk = new SweepDesk(_results.Folder(parse), _time);
        if (sweep.State != SweepState.Halted || !await desk.ResumeAsync(sweep.Id, allowance, cancellation))
            throw new UsageException($"Sweep {sweep.Id} is not halted: it is {sweep.State.ToString().ToLowerInvariant()}.");
        _screen.Say(desk.Host is null
            ? $"Sweep {sweep.Id} goes on with 'rnnsweeps serve', or with 'rnnsweeps run' and its file."
            : $"Sweep {sweep.Id} goes on. To follow it: rnnsweeps watch {sweep.Id}");
        return ExitCode.Done;
    }

    private TimeSpan? WallClock(ParseResult parse) => parse.GetValue(_wallClock) is not { } text ? null
        : SweepBudget.Time(text) ?? throw new UsageException($"--wall-clock must be a time such as 90s, 30m, 2h, 1d or 1h30m, found '{text}'.");
}
