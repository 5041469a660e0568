namespace RnnSweeps.Core.Stopping;

/// <summary>What the stored decisions of a sweep saw, where they have only what changed. To be asked for each of them, in their order.</summary>
/// <param name="lengthOf">Epochs of a configuration: those of other lengths have rungs of their own.</param>
public sealed class DecisionBoards(Func<int, long> lengthOf)
{
    private readonly Dictionary<(string Rule, int? Epoch, long Epochs), Scoreboard> _boards = [];

    /// <summary>All that it saw, until the next one is asked for; null where the decision itself has all of it.</summary>
    public Scoreboard? SeenBy(Decision decision)
    {
        if (!decision.OnlyChanges) return null;
        var length = decision.Rule == HalvingRule.Name ? lengthOf(decision.ConfigurationIndex) : 0;
        if (!_boards.TryGetValue((decision.Rule, decision.Epoch, length), out var board)) _boards[(decision.Rule, decision.Epoch, length)] = board = new Scoreboard();
        board.Restore(decision.Rule == MedianRule.Name ? decision.Seen.Skip(1) : decision.Seen);
        return board;
    }
}
