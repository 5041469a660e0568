namespace RnnSweeps.Core.Stopping;

/// <summary>
/// The median rule (Golovin et al. 2017) for whole configurations, as a sweep goes on: the best figure so far, a mean over
/// seeds, against the median of the running averages of all other configurations up to the same epoch. A look costs a time
/// that grows with the logarithm of their number.
/// </summary>
/// <param name="isAudited">True for configurations that go on to the end although they would be stopped.</param>
public sealed class MedianBoards(Median rule, Predicate<int> isAudited)
{
    private readonly Dictionary<int, Scoreboard> _boards = [];
    private readonly Dictionary<int, SortedDictionary<int, Course>> _courses = [];
    private readonly HashSet<int> _decided = [];

    /// <summary>A decision that was stored.</summary>
    /// <param name="restored">True for one that was made before these boards were.</param>
    public void Settle(Decision decision, bool restored)
    {
        if (decision.Epoch is not { } epoch) return;
        Board(epoch).Settle(decision.OnlyChanges ? decision.Seen.Skip(1) : [], restored);
        _decided.Add(decision.ConfigurationIndex);
    }

    /// <summary>So many epochs of a run are known.</summary>
    public int Known(int configuration, int run) => Runs(configuration).GetValueOrDefault(run)?.Epochs ?? 0;

    /// <summary>The next epoch of a run.</summary>
    /// <param name="figure">Lower is better; null without one.</param>
    public void Add(int configuration, int run, int epoch, double? figure)
    {
        if (!Runs(configuration).TryGetValue(run, out var course)) Runs(configuration)[run] = course = new Course();
        course.Add(epoch, figure);
        Place(configuration, epoch);
    }

    /// <summary>Whether a run counts: what has failed or was cancelled does not.</summary>
    public void Count(int configuration, int run, bool counts)
    {
        if (!Runs(configuration).TryGetValue(run, out var course) || course.Counts == counts) return;
        course.Counts = counts;
        for (var epoch = 1; epoch <= course.Epochs; epoch++) Place(configuration, epoch);
    }

    /// <summary>The decision to stop that configuration, to be settled; null if there is none, or was one.</summary>
    public Decision? Due(int configuration, int epoch)
    {
        if (epoch <= rule.GraceEpochs || _decided.Contains(configuration)) return null;
        if (Mean(configuration, epoch, course => course.Best(epoch)) is not { } own) return null;
        var board = Board(epoch);
        if (MedianRule.OfOthers(rule, board, configuration) is not { } median || own <= median) return null;
        return new Decision(
            isAudited(configuration) ? DecisionKind.Audit : DecisionKind.Stop, MedianRule.Name, configuration, epoch, null,
            [new(configuration, own), .. board.Changes.Where(c => c.ConfigurationIndex != configuration)],
            MedianRule.Message(epoch, own, median, board.Count - (board.Has(configuration) ? 1 : 0)))
        {
            OnlyChanges = true,
        };
    }

    private void Place(int configuration, int epoch)
    {
        if (epoch <= rule.GraceEpochs) return;
        if (Mean(configuration, epoch, course => course.Average(epoch)) is { } mean) Board(epoch).Set(configuration, mean);
        else Board(epoch).Remove(configuration);
    }

    /// <summary>Over the runs of a configuration that have come as far; null if there are none.</summary>
    private double? Mean(int configuration, int epoch, Func<Course, double?> figure)
    {
        var values = Runs(configuration).Values.Where(c => c.Counts && c.Epochs >= epoch).Select(figure).OfType<double>().Where(double.IsFinite).ToList();
        return values.Count == 0 ? null : values.Average();
    }

    private Scoreboard Board(int epoch) => _boards.TryGetValue(epoch, out var board) ? board : _boards[epoch] = new Scoreboard();

    private SortedDictionary<int, Course> Runs(int configuration) => _courses.TryGetValue(configuration, out var runs) ? runs : _courses[configuration] = [];

    /// <summary>The figures of one run: up to each epoch the best of them, their sum and how many there are.</summary>
    private sealed class Course
    {
        private readonly List<(double? Best, double Sum, int Figures)> _upTo = [];

        public bool Counts { get; set; } = true;

        public int Epochs => _upTo.Count;

        public double? Best(int epoch) => _upTo[epoch - 1].Best;

        public double? Average(int epoch) => _upTo[epoch - 1] is (_, var sum, > 0 and var figures) ? sum / figures : null;

        public void Add(int epoch, double? figure)
        {
            var last = _upTo.Count == 0 ? (null, 0, 0) : _upTo[^1];
            while (_upTo.Count < epoch - 1) _upTo.Add(last);
            if (_upTo.Count < epoch) _upTo.Add(figure is { } f ? (last.Best < f ? last.Best : f, last.Sum + f, last.Figures + 1) : last);
        }
    }
}
