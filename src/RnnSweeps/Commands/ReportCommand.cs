using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Reports;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

/// <summary>The answer with everything it rests on, as a page.</summary>
internal sealed class ReportCommand : Command
{
    private const string Html = "html", Markdown = "md";

    private readonly Argument<string[]> _sweeps = new("SWEEP") { Description = "Ids of one or several sweeps, as 'rnnsweeps list' shows them", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _format = new("--format") { Description = "html: one file that needs nothing else; md: Markdown with pictures beside it", DefaultValueFactory = _ => Html, HelpName = $"{Html}|{Markdown}" };
    private readonly Option<string?> _out = new("--out") { Description = "The page to write [default: report.html or report.md in the first sweep's folder]", HelpName = "FILE" };
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public ReportCommand(Screen screen, TimeProvider time)
        : base("report", "Write the answer of a sweep as a page: what the tests carry, pictures, texts, cost, and how to reproduce it.")
    {
        (_screen, _time) = (screen, time);
        _format.AcceptOnlyFromAmong(Html, Markdown);
        Add(_sweeps);
        Add(_format);
        Add(_out);
        _results.AddTo(this);
        SetAction(ReportAsync);
    }

    private async Task<int> ReportAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var sweeps = new List<(SweepRecord, SweepDefinition)>();
        foreach (var id in parse.GetRequiredValue(_sweeps).Distinct())
        {
            var sweep = await SweepArgument.FindAsync(id, store, cancellation);
            sweeps.Add((sweep, ParsedSweepFile.Of(sweep).Definition));
        }
        var format = parse.GetValue(_format) == Markdown ? ReportFormat.Markdown : ReportFormat.Html;
        var path = Path.GetFullPath(parse.GetValue(_out) ?? _results.Folder(parse).Report(sweeps[0].Item1.Id, format == ReportFormat.Html ? "html" : "md"));
        var report = await SweepReport.OfAsync(store, sweeps, _time.GetUtcNow(), cancellation);
        var written = report.Write(format, path);
        _screen.Say(report.Answer);
        _screen.Line(written[0]);
        return ExitCode.Done;
    }
}
