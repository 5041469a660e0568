using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>The configurations of a sweep and their runs, as far as they are known.</summary>
internal sealed class SweepMembers(SweepId id)
{
    private readonly Dictionary<RunId, int> _configurationOf = [];
    private readonly Dictionary<int, List<RunId>> _runsOf = [];
    private readonly SortedDictionary<int, Configuration> _configurations = [];
    private readonly Dictionary<long, HashSet<int>> _byLength = [];

    public SweepId Sweep => id;

    /// <summary>Configurations that are known.</summary>
    public int Count => _configurations.Count;

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<Configuration> Configurations => [.. _configurations.Values];

    /// <summary>How many epochs there are to train, and which configurations are to train so many.</summary>
    public IReadOnlyDictionary<long, HashSet<int>> ByLength => _byLength;

    public void Add(RunId run, int index, Configuration configuration)
    {
        if (!_configurationOf.TryAdd(run, index)) return;
        if (!_runsOf.TryGetValue(index, out var runs)) _runsOf[index] = runs = [];
        runs.Add(run);
        if (!_configurations.TryAdd(index, configuration)) return;
        if (!_byLength.TryGetValue(LengthOf(index), out var alike)) _byLength[LengthOf(index)] = alike = [];
        alike.Add(index);
    }

    public void Add(IEnumerable<PlannedRun> planned)
    {
        foreach (var run in planned) Add(new RunId(id, run.Number), run.ConfigurationIndex, run.Configuration);
    }

    public int Of(RunId run) => _configurationOf[run];

    public IReadOnlyList<RunId> RunsOf(int configuration) => _runsOf[configuration];

    public long LengthOf(int configuration) => _configurations[configuration]["epochs"].AsLong;
}
