using RnnSweeps.Core.Sweeps.Yaml;
using YamlDotNet.Core;

namespace RnnSweeps.Core.Sweeps;

/// <summary>The problems of one file, gathered while it is read.</summary>
/// <param name="stored">True for the file of a sweep that was accepted once, perhaps by a release that refused less.</param>
internal sealed class SweepProblems(string file, bool stored = false)
{
    private const int LongestMessage = 400;

    private readonly HashSet<SweepProblem> _problems = [], _notices = [];

    /// <summary>The file's name.</summary>
    public string File => file;

    public bool Any => _problems.Count > 0;

    public void Add(YamlPart part, string message) => Add(part.Line, part.Column, message);

    /// <summary>Of what earlier releases accepted: a stored sweep goes on with what it meant there.</summary>
    public void AddUnlessStored(YamlPart part, string message) => AddUnlessStored(new Mark(0, part.Line, part.Column), message);

    public void AddUnlessStored(Mark place, string message)
    {
        if (!stored) Add(place, message);
    }

    public void Add(Mark place, string message) => Add((int)place.Line, (int)place.Column, message);

    public void Add(int line, int column, string message) => _problems.Add(At(line, column, message));

    /// <summary>Something that is no mistake and should be known all the same.</summary>
    public void Notice(YamlPart part, string message) => _notices.Add(At(part.Line, part.Column, message));

    /// <summary>By place.</summary>
    public IReadOnlyList<SweepProblem> InOrder() => Ordered(_problems);

    /// <summary>By place.</summary>
    public IReadOnlyList<SweepProblem> NoticesInOrder() => Ordered(_notices);

    private SweepProblem At(int line, int column, string message) => new(file, Math.Max(1, line), Math.Max(1, column), OneLine(message));

    private static IReadOnlyList<SweepProblem> Ordered(IEnumerable<SweepProblem> some) =>
        [.. some.OrderBy(p => p.Line).ThenBy(p => p.Column).ThenBy(p => p.Message, StringComparer.Ordinal)];

    /// <summary>A file may have anything in its names: line ends, escape sequences, a million letters, spaces that nobody sees.</summary>
    private static string OneLine(string message) => InvisibleCharacters.Display(message.Length <= LongestMessage ? message : message[..LongestMessage] + "…");
}
