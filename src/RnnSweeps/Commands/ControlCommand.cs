using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

/// <summary>A command that asks something of a sweep or of one of its runs, and says what became of it.</summary>
internal abstract class ControlCommand : Command
{
    private readonly ControlTargetArgument _who = new();
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    protected ControlCommand(string name, string description, Screen screen, TimeProvider time, params Symbol[] more)
        : base(name, description)
    {
        (_screen, _time) = (screen, time);
        Add(_who);
        foreach (var argument in more.OfType<Argument>()) Add(argument);
        foreach (var option in more.OfType<Option>()) Add(option);
        _results.AddTo(this);
        SetAction(ControlAsync);
    }

    /// <exception cref="UsageException">An option does not fit.</exception>
    protected abstract ControlRequest Request(ParseResult parse, SweepId sweep, RunId? run);

    /// <summary>What to do next, once it has changed something; null where nothing is to be said.</summary>
    protected virtual string? Next(SweepId sweep, bool hasHost) => null;

    private async Task<int> ControlAsync(ParseResult parse, CancellationToken cancellation)
    {
        ControlRequest request;
        await using (var store = await _results.OpenAsync(parse, cancellation))
        {
            var (sweep, run) = await _who.FindAsync(parse, store, cancellation);
            request = Request(parse, sweep, run);
        }
        var control = new SweepControl(_results.Of(parse), _screen, _time);
        var answer = await control.ControlAsync(request, cancellation);
        if (answer.Effect == ControlEffect.Refused) throw new UsageException(answer.Sentence);
        var next = answer.HasChanged ? Next(request.Sweep, control.HasHost) : null;
        _screen.Say(next is null ? answer.Sentence : $"{answer.Sentence} {next}");
        return ExitCode.Done;
    }

    /// <summary>Of what goes on.</summary>
    protected static string ToFollow(SweepId sweep, bool hasHost) =>
        hasHost ? $"To follow it: rnnsweeps watch {sweep}" : "No host runs here: it waits for 'rnnsweeps serve', or for 'rnnsweeps run' and its file.";
}
