using System.CommandLine;
using RnnSweeps.Diagnosis;
using RnnSweeps.Terminal;
using RnnSweeps.Terminal.Tables;
using Spectre.Console;

namespace RnnSweeps.Commands;

internal sealed class DoctorCommand : Command
{
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public DoctorCommand(Screen screen, TimeProvider time)
        : base("doctor", "Check what RnnSweeps needs: libtorch, devices, texts, store and write access, each with a verdict and a remedy.")
    {
        (_screen, _time) = (screen, time);
        Add(_results);
        Add(_format);
        SetAction(DoctorAsync);
    }

    private async Task<int> DoctorAsync(ParseResult parse, CancellationToken cancellation)
    {
        var folder = _results.Folder(parse);
        IReadOnlyList<Finding> findings =
        [
            .. await TrainerCheck.RunAsync(cancellation),
            TextCheck.Run(_time),
            await FolderCheck.StoreAsync(folder, cancellation),
            FolderCheck.WriteAccess(folder),
        ];
        if (_format.IsJson(parse)) _screen.JsonList(findings);
        else _screen.Show(Table(findings));
        return findings.Any(f => f.Status == CheckStatus.Failed) ? ExitCode.Failed : ExitCode.Done;
    }

    private static TextTable Table(IEnumerable<Finding> findings)
    {
        var table = new TextTable(new TextColumn("check"), new TextColumn("verdict"), TextColumn.Prose("found"), TextColumn.Prose("remedy"));
        foreach (var f in findings)
        {
            var colour = f.Status switch { CheckStatus.Ok => Color.Green, CheckStatus.Warning => Color.Yellow, _ => Color.Red };
            table.Add(f.Check, new TextCell(f.Status.ToString().ToLowerInvariant(), new Style(colour)), f.Found, f.Remedy ?? "");
        }
        return table;
    }
}
