using YamlDotNet.RepresentationModel;

namespace RnnSweeps.Core.Sweeps;

/// <summary>The problems of one file, gathered while it is read.</summary>
internal sealed class SweepProblems(string file)
{
    private readonly List<SweepProblem> _problems = [];

    public bool Any => _problems.Count > 0;

    public void Add(YamlNode node, string message) => Add((int)node.Start.Line, (int)node.Start.Column, message);

    public void Add(int line, int column, string message) => _problems.Add(new SweepProblem(file, Math.Max(1, line), Math.Max(1, column), message));

    public IReadOnlyList<SweepProblem> InOrder() => [.. _problems.Distinct().OrderBy(p => p.Line).ThenBy(p => p.Column)];
}
