using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;

namespace RnnSweeps.Core.Tests.Stopping;

public sealed class HalvingLadderTests
{
    private static readonly int[] Rungs = [1, 3, 9];

    public static TheoryData<int, bool, int, double> Sweeps =>
    [
        .. from seed in Enumerable.Range(1, 12) from strict in (bool[])[false, true] select (seed, strict, 1 + seed % 3, seed % 4 == 0 ? 0.3 : 0),
    ];

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void It_decides_what_a_look_at_the_whole_decides_and_what_it_stores_gives_what_was_seen(int seed, bool strict, int seeds, double audit)
    {
        var sweep = new PlayedSweep(new Halving(1, null, null, 3, strict, audit), configurations: 25, seeds, new Random(seed));
        var stored = new Dictionary<int, Scoreboard>(Rungs.ToDictionary(r => r, _ => new Scoreboard()));
        var decisions = 0;
        while (sweep.Step() is { } changed)
        {
            sweep.NoteIn(sweep.Ladder, changed);
            while (true)
            {
                var due = sweep.Ladder.Due(sweep.Configurations);
                var expected = sweep.ByTheBook();
                Assert.Equal(expected.Select(e => (e.Kind, e.Configuration, (int?)e.Epoch, (int?)e.Places)), due.Select(d => (d.Kind, d.ConfigurationIndex, d.Epoch, d.Places)));
                foreach (var (decision, book) in due.Zip(expected))
                {
                    var board = stored[decision.Epoch!.Value];
                    board.Restore(decision.Seen);
                    Assert.Equal(book.Seen, HalvingByTheBook.Text(Enumerable.Range(0, board.Count).Select(i => board[i])));
                }
                decisions += due.Count;
                foreach (var decision in due) sweep.CarryOut(decision);
                foreach (var decision in due) sweep.NoteIn(sweep.Ladder, decision.ConfigurationIndex);
                if (due.Count == 0) break;
            }
        }
        Assert.True(sweep.HasEnded, "A run waits for ever.");
        Assert.InRange(decisions, 25, 75);
    }

    [Fact]
    public void One_that_is_made_anew_from_what_was_stored_goes_on_as_the_first_one_would()
    {
        var sweep = new PlayedSweep(new Halving(1, null, null, 3, Strict: false, 0.2), configurations: 30, seeds: 2, new Random(7));
        var decisions = 0;
        while (sweep.Step() is { } changed)
        {
            sweep.NoteIn(sweep.Ladder, changed);
            var anew = sweep.Anew();
            var (due, again) = (sweep.Ladder.Due(sweep.Configurations), anew.Due(sweep.Configurations));
            Assert.Equal(due.Select(d => (d.Kind, d.ConfigurationIndex, HalvingByTheBook.Text(d.Seen), d.Message)), again.Select(d => (d.Kind, d.ConfigurationIndex, HalvingByTheBook.Text(d.Seen), d.Message)));
            decisions += due.Count;
            foreach (var decision in due) sweep.CarryOut(decision);
            foreach (var decision in due) sweep.NoteIn(sweep.Ladder, decision.ConfigurationIndex);
        }
        Assert.InRange(decisions, 30, 90);
    }

    [Fact]
    public void What_ten_thousand_configurations_store_grows_with_their_number()
    {
        int Stored(int configurations)
        {
            var sweep = new PlayedSweep(new Halving(1, null, null, 3, Strict: false, 0), configurations, seeds: 1, new Random(1));
            var results = 0;
            while (sweep.Step() is { } changed)
            {
                sweep.NoteIn(sweep.Ladder, changed);
                while (sweep.Ladder.Due(sweep.Configurations) is { Count: > 0 } due)
                {
                    results += due.Sum(d => d.Seen.Count);
                    foreach (var decision in due) sweep.CarryOut(decision);
                    foreach (var decision in due) sweep.NoteIn(sweep.Ladder, decision.ConfigurationIndex);
                }
            }
            return results;
        }
        Assert.InRange(Stored(1000), 1000, 2 * 1000);
        Assert.InRange(Stored(10_000), 10_000, 2 * 10_000);
    }

    /// <summary>A sweep whose runs train, pause, fail and are tried again in any order.</summary>
    private sealed class PlayedSweep
    {
        private readonly Halving _rule;
        private readonly Random _random;
        private readonly RunSnapshot[] _runs;
        private readonly double?[][] _best;
        private readonly int _seeds;
        private readonly HashSet<int> _audited = [];
        private readonly HashSet<(int, int)> _decided = [];
        private readonly List<Decision> _stored = [];
        private readonly List<int> _moving;

        public PlayedSweep(Halving rule, int configurations, int seeds, Random random)
        {
            (_rule, _random, _seeds, Configurations) = (rule, random, seeds, configurations);
            _runs = [.. Enumerable.Range(0, configurations * seeds).Select(i => new RunSnapshot(i + 1, i / seeds + 1, RunState.Queued, 0, 1, [null, null, null]))];
            _best = [.. _runs.Select(_ => new double?[] { random.Next(40), random.Next(40), random.Next(40) })];
            _moving = [.. Enumerable.Range(0, _runs.Length)];
            Ladder = New();
            for (var c = 1; c <= configurations; c++) NoteIn(Ladder, c);
        }

        public int Configurations { get; }

        public HalvingLadder Ladder { get; }

        public bool HasEnded => _runs.All(r => r.State.IsFinal());

        /// <summary>Something becomes of a run; answers its configuration, or null once nothing goes on.</summary>
        public int? Step()
        {
            if (_moving.Count == 0) return null;
            var place = _random.Next(_moving.Count);
            var i = _moving[place];
            (_moving[place], _) = (_moving[^1], 0);
            _moving.RemoveAt(_moving.Count - 1);
            var run = _runs[i];
            var until = run.UntilEpoch ?? 27;
            _runs[i] = run with
            {
                Epochs = until,
                Best = [.. Rungs.Select((rung, k) => until >= rung ? _best[i][k] : null)],
                State = _random.Next(20) == 0 ? RunState.Failed : run.UntilEpoch is null ? RunState.Completed : RunState.AwaitingPromotion,
            };
            return run.ConfigurationIndex;
        }

        public void NoteIn(HalvingLadder ladder, int configuration) => ladder.Note(configuration, _runs[((configuration - 1) * _seeds)..(configuration * _seeds)]);

        public IReadOnlyList<(DecisionKind Kind, int Configuration, int Epoch, int Places, string Seen)> ByTheBook() =>
            HalvingByTheBook.Due(_rule, Rungs, _runs, Configurations, IsAudited, _audited, _decided);

        public void CarryOut(Decision decision)
        {
            _stored.Add(decision);
            Ladder.Settle(decision, restored: false);
            _decided.Add((decision.ConfigurationIndex, decision.Epoch!.Value));
            if (decision.Kind == DecisionKind.Audit) _audited.Add(decision.ConfigurationIndex);
            for (var i = (decision.ConfigurationIndex - 1) * _seeds; i < decision.ConfigurationIndex * _seeds; i++)
            {
                if (_runs[i].State.IsFinal()) continue;
                if (decision.Kind == DecisionKind.Stop) _runs[i] = _runs[i] with { State = RunState.Stopped };
                else
                {
                    var next = Rungs.Where(r => r > decision.Epoch).Select(r => (int?)r).FirstOrDefault();
                    _runs[i] = _runs[i] with { State = RunState.Queued, UntilEpoch = decision.Kind == DecisionKind.Audit ? null : next };
                    _moving.Add(i);
                }
            }
        }

        public HalvingLadder Anew()
        {
            var ladder = New();
            foreach (var decision in _stored) ladder.Settle(decision, restored: true);
            for (var c = 1; c <= Configurations; c++) NoteIn(ladder, c);
            return ladder;
        }

        private HalvingLadder New() => new(_rule, Rungs, IsAudited);

        private bool IsAudited(int configuration) => configuration % 10 < 10 * _rule.Audit;
    }
}
