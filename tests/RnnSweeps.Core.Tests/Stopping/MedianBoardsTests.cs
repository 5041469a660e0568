using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Core.Tests.Stopping;

public sealed class MedianBoardsTests
{
    private static readonly Median Rule = new(GraceEpochs: 1, MinRuns: 3, Audit: 0);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_stops_what_a_look_at_all_figures_stops_and_each_decision_follows_from_what_was_stored(int seed)
    {
        var random = new Random(seed);
        var boards = new MedianBoards(Rule, _ => false);
        var figures = Enumerable.Range(0, 20).Select(_ => new List<double>()).ToList();
        var failed = new HashSet<int>();
        var (stopped, stored) = (new HashSet<int>(), new Dictionary<int, Scoreboard>());
        while (Enumerable.Range(0, 20).Where(c => figures[c].Count < 12 && !failed.Contains(c) && !stopped.Contains(c)).ToList() is { Count: > 0 } going)
        {
            var c = going[random.Next(going.Count)];
            figures[c].Add(random.Next(100) + 5 * c);
            boards.Add(c + 1, 1, figures[c].Count, figures[c][^1]);
            if (random.Next(60) == 0 && failed.Add(c)) boards.Count(c + 1, 1, counts: false);
            if (failed.Contains(c)) continue;
            var epoch = figures[c].Count;
            var others = Enumerable.Range(0, 20).Where(o => o != c && !failed.Contains(o) && figures[o].Count >= epoch).Select(o => figures[o].Take(epoch).Average()).Order().ToList();
            var due = epoch > 1 && others.Count >= 3 && figures[c].Min() > (others[(others.Count - 1) / 2] + others[others.Count / 2]) / 2;
            var decision = boards.Due(c + 1, epoch);
            Assert.Equal(due, decision is not null);
            if (decision is null) continue;
            boards.Settle(decision, restored: false);
            stopped.Add(c);
            if (!stored.TryGetValue(epoch, out var board)) stored[epoch] = board = new Scoreboard();
            board.Restore(decision.Seen.Skip(1));
            Assert.True(MedianRule.Follows(Rule, decision, board));
            Assert.False(MedianRule.Follows(Rule, decision with { Seen = [new(c + 1, -1), .. decision.Seen.Skip(1)] }, board));
            Assert.Null(boards.Due(c + 1, epoch));
        }
        Assert.NotEmpty(stopped);
    }

    [Fact]
    public void A_decision_of_an_older_program_is_judged_by_all_that_it_stored()
    {
        var decision = new Decision(DecisionKind.Stop, "median", 4, 2, null, [new(4, 9), new(1, 3), new(2, 5), new(3, 8)], "Because.");
        Assert.True(MedianRule.Follows(Rule, decision));
        Assert.False(MedianRule.Follows(Rule, decision with { Seen = [new(4, 4), .. decision.Seen.Skip(1)] }));
        Assert.False(MedianRule.Follows(Rule, decision with { Seen = [.. decision.Seen.SkipLast(1)] }));
    }
}
