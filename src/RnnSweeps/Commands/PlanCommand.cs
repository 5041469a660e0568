using System.CommandLine;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Text;
using RnnSweeps.Training.Torch;

namespace RnnSweeps.Commands;

/// <summary><c>plan</c>, and <c>validate</c>, which times nothing.</summary>
internal sealed class PlanCommand : Command
{
    private readonly FileArgument _file = new();
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;
    private readonly TimeProvider _time;
    private readonly bool _timed;

    private PlanCommand(string name, string description, bool timed, Screen screen, TimeProvider time)
        : base(name, description)
    {
        (_timed, _screen, _time) = (timed, screen, time);
        Add(_file);
        Add(_results);
        Add(_format);
        SetAction(PlanAsync);
    }

    public static PlanCommand Plan(Screen screen, TimeProvider time) => new(
        "plan",
        "Check a sweep file and its texts and show what would run and how long it takes, timed by a few steps of each shape; nothing is stored, but a text that has to be downloaded stays in the cache.",
        timed: true, screen, time);

    public static PlanCommand Validate(Screen screen, TimeProvider time) => new(
        "validate", "Check a sweep file and its texts and show what would run, as plan does, without timing anything.", timed: false, screen, time);

    private static string Here()
    {
        TorchRuntime.Start(threads: 1);
        return TorchRuntime.Processor().ToString();
    }

    private async Task<int> PlanAsync(ParseResult parse, CancellationToken cancellation)
    {
        using var library = TextLibrary.FromEnvironment(_time);
        var reading = ParsedSweepFile.OfFile(parse.GetRequiredValue(_file), library.Names());
        var folder = _results.Folder(parse);
        var prepared = await new SubmissionPreparation(library, folder, new TextProgress(_screen, _time)).PrepareAsync(reading, cancellation);
        _screen.Say(reading.Notices);
        var memory = MachineMemory.Of(reading.Definition.Limits.MemoryBytes, MachineMemory.Available());
        await using var store = await ResultStore.OpenForReadingAsync(folder.Database, cancellation);
        var plan = await SweepPlan.OfAsync(prepared, _timed ? new SweepTiming(prepared, memory, _time, _screen.Say) : null, memory, store, cancellation);
        foreach (var warning in plan.Warnings.Skip(reading.Notices.Count)) _screen.Say(warning);
        if (_format.IsJson(parse)) _screen.Json(plan);
        else PlanTable.Show(_screen, plan, plan.Stored > 0 ? Here() : null);
        return ExitCode.Done;
    }
}
