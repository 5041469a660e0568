using RnnSweeps.Core.Runs;

namespace RnnSweeps.Core.Stopping;

/// <summary>
/// Asynchronous successive halving (Li et al. 2018) of whole configurations, as it goes on: the value of one at a rung is the
/// mean over its seeds of the best figure up to there. The same standings always lead to the same decisions, and one costs a
/// time that grows with the logarithm of their number.
/// </summary>
/// <param name="rungs">Rising; all configurations train for the same number of epochs.</param>
/// <param name="isAudited">True for configurations that go on to the end although they would be stopped.</param>
public sealed class HalvingLadder(Halving rule, IReadOnlyList<int> rungs, Predicate<int> isAudited)
{
    private readonly IReadOnlyList<Rung> _rungs = [.. rungs.Select(epoch => new Rung(epoch))];
    private readonly HashSet<int> _audited = [];
    private readonly HashSet<int> _stopped = [];

    /// <summary>A decision that was stored. The standings that follow from it are noted afterwards.</summary>
    /// <param name="restored">True for one that was made before this ladder was.</param>
    public void Settle(Decision decision, bool restored)
    {
        if (_rungs.FirstOrDefault(r => r.Epoch == decision.Epoch) is not { } rung) return;
        rung.Board.Settle(decision.OnlyChanges ? decision.Seen : [], restored);
        rung.Decided.Add(decision.ConfigurationIndex);
        if (decision.Kind == DecisionKind.Audit) _audited.Add(decision.ConfigurationIndex);
        if (decision.Kind == DecisionKind.Stop) _stopped.Add(decision.ConfigurationIndex);
    }

    /// <summary>How the runs of a configuration stand now.</summary>
    /// <param name="runs">All of them, with their best figures up to each rung.</param>
    public void Note(int configuration, IReadOnlyList<RunSnapshot> runs)
    {
        var comesAsFar = !_audited.Contains(configuration);
        for (var k = 0; k < _rungs.Count; k++)
        {
            var rung = _rungs[k];
            rung.Waiting.Remove(rung.PlaceOf(configuration));
            var isBeyond = comesAsFar && runs.Any(r => !(r.UntilEpoch <= rung.Epoch));
            if (comesAsFar && runs.All(r => HasReached(r, rung.Epoch))) rung.Board.Set(configuration, Mean(runs, k));
            else rung.Board.Remove(configuration);
            if (rung.Board.Has(configuration) && !rung.Decided.Contains(configuration) && !_stopped.Contains(configuration) && runs.Any(r => r.State == RunState.AwaitingPromotion && r.UntilEpoch == rung.Epoch))
                rung.Waiting.Add(rung.PlaceOf(configuration));
            if (isBeyond) rung.Beyond.Add(configuration);
            else rung.Beyond.Remove(configuration);
            comesAsFar = isBeyond;
        }
    }

    /// <summary>Every decision that is due now, rung by rung; to be settled, and what became of its configuration to be noted.</summary>
    /// <param name="configurations">So many there will be at most.</param>
    public IReadOnlyList<Decision> Due(int configurations)
    {
        var decisions = new List<Decision>();
        var places = configurations - _audited.Count;
        foreach (var rung in _rungs)
        {
            var due = rung.Due(rule, places).Select(configuration => (Configuration: configuration, Kind: KindOf(configuration, rung, places))).ToList();
            foreach (var (configuration, kind) in due)
                decisions.Add(new Decision(kind, HalvingRule.Name, configuration, rung.Epoch, places, rung.Untold(decisions), HalvingRule.Message(rule, kind, rung.Epoch, rung.Board.Rank(configuration), rung.Board, places))
                {
                    OnlyChanges = true,
                });
            var promoted = rung.Beyond.Count + due.Count(d => d.Kind == DecisionKind.Promote && !rung.Beyond.Contains(d.Configuration));
            var open = Math.Max(0, places - rung.Board.Count) + rung.Waiting.Count - due.Count;
            places = promoted + Math.Min(open, HalvingRule.Kept(rule, places));
        }
        return decisions;
    }

    private DecisionKind KindOf(int configuration, Rung rung, int places) =>
        HalvingRule.Decide(rule, rung.Board.Rank(configuration), rung.Board.Count, places) == HalvingRule.HalvingDecision.Promote ? DecisionKind.Promote
            : isAudited(configuration) ? DecisionKind.Audit : DecisionKind.Stop;

    /// <summary>A run that can still get there waits there, or was there once.</summary>
    private static bool HasReached(RunSnapshot run, int epoch) =>
        run.State.IsFinal() || !(run.UntilEpoch <= epoch) || (run.State == RunState.AwaitingPromotion && run.Epochs >= epoch);

    /// <summary>Null if one of the runs has failed or has no figure.</summary>
    private static double? Mean(IReadOnlyList<RunSnapshot> runs, int rung) =>
        runs.All(r => r.Best[rung] is { } v && double.IsFinite(v)) && !runs.Any(r => r.State is RunState.Failed or RunState.Cancelled) ? runs.Average(r => r.Best[rung]!.Value) : null;

    private sealed class Rung(int epoch)
    {
        public int Epoch => epoch;

        /// <summary>Those that have come as far.</summary>
        public Scoreboard Board { get; } = new();

        /// <summary>Those of them that wait for a decision, by rank.</summary>
        public SortedSet<(double Value, int Configuration)> Waiting { get; } = [];

        /// <summary>Those that may go further.</summary>
        public HashSet<int> Beyond { get; } = [];

        public HashSet<int> Decided { get; } = [];

        public (double Value, int Configuration) PlaceOf(int configuration) => Scoreboard.Place(new SeenResult(configuration, Board.ValueOf(configuration)));

        /// <summary>Configurations about which there is a decision, by rank: it is about the best of those that wait, and about the worst.</summary>
        public List<int> Due(Halving rule, int places)
        {
            bool Waits((double, int Configuration) place) => HalvingRule.Decide(rule, Board.Rank(place.Configuration), Board.Count, places) == HalvingRule.HalvingDecision.Wait;
            var best = Waiting.TakeWhile(place => !Waits(place)).Select(p => p.Configuration).ToList();
            if (best.Count == Waiting.Count) return best;
            return [.. best, .. Waiting.Reverse().TakeWhile(place => !Waits(place)).Select(p => p.Configuration).Reverse()];
        }

        /// <summary>What the first decision of a rung has to store; those that come with it build on that.</summary>
        public IReadOnlyList<SeenResult> Untold(List<Decision> told) => told.Exists(d => d.Epoch == epoch) ? [] : Board.Changes;
    }
}
