using RnnSweeps.Core.Sweeps.Yaml;
using YamlDotNet.Core;

namespace RnnSweeps.Core.Sweeps;

/// <summary>The problems of one file, gathered while it is read.</summary>
internal sealed class SweepProblems(string file)
{
    private const int LongestMessage = 400;

    private readonly HashSet<SweepProblem> _problems = [], _notices = [];

    public bool Any => _problems.Count > 0;

    public void Add(YamlPart part, string message) => Add(part.Line, part.Column, message);

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

    /// <summary>A file may have anything in its names: line ends, escape sequences, a million letters.</summary>
    private static string OneLine(string message)
    {
        var shown = message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";
        return string.Concat(shown.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c));
    }
}
