using System.CommandLine;

namespace RnnSweeps.Chaos.Trials;

/// <summary>The table of all trials made so far, in Markdown, on standard output.</summary>
internal sealed class ReportCommand : Command
{
    public ReportCommand()
        : base("report", "Write all measurements as Markdown to standard output.")
    {
        Add(CommonOptions.Out);
        SetAction(parse => Console.Out.Write(Report.Of(new TrialFolder(parse.GetValue(CommonOptions.Out)!))));
    }
}
