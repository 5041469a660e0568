using System.CommandLine;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Chaos.Trials;

namespace RnnSweeps.Chaos;

/// <summary>What every verb that makes trials is told: where measurements go, where the trials' folders lie, which program is under test.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string> _program = new("--program")
    {
        Description = "The program under test [default: the one built with this]", HelpName = "FILE", DefaultValueFactory = _ => Workplace.BuiltProgram,
    };

    private readonly Option<string?> _work = new("--work") { Description = "Folder for the trials' own folders [default: a new one among the temporary files]", HelpName = "DIR" };

    private string? _parent;

    public static Option<string> Out { get; } = new("--out")
    {
        Description = "Folder of the measurements [default: results/reliability]", HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine(Workplace.Repository, "results", "reliability"),
    };

    public void AddTo(Command command)
    {
        command.Add(Out);
        command.Add(_program);
        command.Add(_work);
    }

    public string Program(ParseResult parse) => Path.GetFullPath(parse.GetValue(_program)!);

    public Workplace Place(ParseResult parse, string name)
    {
        _parent ??= parse.GetValue(_work) is { } given ? Directory.CreateDirectory(given).FullName : Directory.CreateTempSubdirectory("rnnsweeps-chaos-").FullName;
        return new Workplace(_parent, name);
    }

    /// <summary>Writes the measurement down; the folder is deleted where all was as promised, and named where not.</summary>
    public bool Close(ParseResult parse, TrialSheet sheet, Workplace place, string program)
    {
        new TrialFolder(parse.GetValue(Out)!).Write(sheet.Finish(program));
        if (sheet.Holds) place.Delete();
        else sheet.Say($"everything is kept in {place.Root}");
        return sheet.Holds;
    }
}
