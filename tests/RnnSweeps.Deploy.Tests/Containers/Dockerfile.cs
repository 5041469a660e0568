using System.Text.RegularExpressions;

namespace RnnSweeps.Deploy.Tests.Containers;

/// <summary>A container file, instruction by instruction, in the order of its lines.</summary>
internal sealed partial class Dockerfile
{
    private Dockerfile(string path, IReadOnlyList<Instruction> instructions) => (Path, Instructions) = (path, instructions);

    /// <summary>Those of this repository.</summary>
    public static TheoryData<string> Paths { get; } = ["deploy/cpu/Dockerfile", "deploy/cuda/Dockerfile"];

    public string Path { get; }

    public IReadOnlyList<Instruction> Instructions { get; }

    /// <summary>What each stage is built on, by the stage's name.</summary>
    public Dictionary<string, string> Stages => All("FROM").Select(f => From().Match(f)).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["image"].Value);

    /// <summary>The instructions of the image that is run: those of the last stage.</summary>
    public IReadOnlyList<Instruction> LastStage => [.. Instructions.Skip(Instructions.Select((i, at) => (i.Name, at)).Last(i => i.Name == "FROM").at)];

    /// <summary>Variables of the image that is run.</summary>
    public Dictionary<string, string> Environment => LastStage.Where(i => i.Name == "ENV")
        .SelectMany(i => Pair().Matches(i.Rest)).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value.Trim('"'));

    public static Dockerfile Read(string path)
    {
        var lines = Repository.Text(path).Split('\n').Where(l => !l.TrimStart().StartsWith('#'));
        var joined = string.Join('\n', lines).Replace("\\\n", " ", StringComparison.Ordinal);
        return new Dockerfile(path, [.. joined.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Instruction.Of)]);
    }

    public IEnumerable<string> All(string instruction) => Instructions.Where(i => i.Name == instruction).Select(i => i.Rest);

    /// <summary>The one instruction of that name in the image that is run.</summary>
    public string One(string instruction) => Assert.Single(LastStage, i => i.Name == instruction).Rest;

    [GeneratedRegex(@"^(?<image>\S+) AS (?<name>\S+)$")]
    private static partial Regex From();

    [GeneratedRegex("(?<name>[A-Za-z_]+)=(?<value>\"[^\"]*\"|\\S+)")]
    private static partial Regex Pair();
}

internal sealed record Instruction(string Name, string Rest)
{
    public static Instruction Of(string line) => new(line.Split(' ')[0], line[line.IndexOf(' ', StringComparison.Ordinal)..].Trim());
}
