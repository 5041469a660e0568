using System.CommandLine;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;
using RnnSweeps.Training.Text;

namespace RnnSweeps.Commands;

internal sealed class ValidateCommand : Command
{
    private readonly FileArgument _file = new();
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public ValidateCommand(Screen screen, TimeProvider time)
        : base("validate", "Check a sweep file and its texts and show what would run, as plan does, without timing anything.")
    {
        (_screen, _time) = (screen, time);
        Add(_file);
        Add(_results);
        Add(_format);
        SetAction(ValidateAsync);
    }

    private async Task<int> ValidateAsync(ParseResult parse, CancellationToken cancellation)
    {
        using var library = TextLibrary.FromEnvironment(_time);
        var reading = SweepReading.OfFile(parse.GetRequiredValue(_file), library.Names());
        var prepared = await new SweepIntake(library, _results.Folder(parse), new TextProgress(_screen, _time)).PrepareAsync(reading, cancellation);
        _screen.Say(reading.Notices);
        var plan = SweepPlan.Of(prepared, timing: null, cancellation);
        if (_format.IsJson(parse)) _screen.Json(plan);
        else PlanTable.Show(_screen, plan);
        return ExitCode.Done;
    }
}
