using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Sweeps;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class RunQueueTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);

    [Fact]
    public void Runs_are_handed_out_once_each_by_number()
    {
        var queue = Queue(runs: 3);
        Assert.Equal([Run(1), Run(2), Run(3), null], Enumerable.Range(0, 4).Select(_ => queue.Take(Start)));
        Assert.False(queue.AllEnded);
    }

    [Fact]
    public void No_more_are_out_than_allowed()
    {
        var queue = Queue(runs: 3, slots: 2);
        queue.Take(Start);
        queue.Take(Start);
        Assert.Null(queue.Take(Start));
        queue.End(Run(1));
        Assert.Equal(Run(3), queue.Take(Start));
    }

    [Fact]
    public void A_failed_run_waits_for_its_pause_and_lets_others_go_first()
    {
        var queue = Queue(runs: 2);
        queue.Take(Start);
        queue.Requeue(Run(1), failures: 2, Start);
        Assert.Equal(Run(2), queue.Take(Start));
        Assert.Null(queue.Take(Start + TimeSpan.FromSeconds(4.9)));
        Assert.Equal(Run(1), queue.Take(Start + TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void The_last_pause_serves_for_all_further_failures()
    {
        var queue = Queue(runs: 1);
        queue.Requeue(Run(1), failures: 99, Start);
        Assert.False(queue.HasReady(Start + TimeSpan.FromSeconds(4)));
        Assert.True(queue.HasReady(Start + TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void An_interrupted_run_may_begin_at_once()
    {
        var queue = Queue(runs: 1);
        queue.Take(Start);
        queue.Requeue(Run(1), failures: null, Start);
        Assert.Equal(Run(1), queue.Take(Start));
    }

    [Fact]
    public void What_has_ended_stays_so_whatever_comes_late()
    {
        var queue = Queue(runs: 1);
        queue.End(Run(1));
        queue.Requeue(Run(1), 1, Start);
        queue.Set(Run(1), RunState.Running, Start);
        Assert.True(queue.AllEnded);
    }

    [Fact]
    public void A_run_that_was_out_and_is_queued_in_the_store_waits_again()
    {
        var queue = Queue(runs: 1);
        queue.Take(Start);
        Assert.Equal([Run(1)], queue.DispatchedSince(Start));
        Assert.Empty(queue.DispatchedSince(Start + TimeSpan.FromSeconds(-1)));
        queue.Set(Run(1), RunState.Queued, Start);
        Assert.Equal(Run(1), queue.Take(Start));
    }

    [Fact]
    public void What_a_person_has_paused_is_not_handed_out_until_it_goes_on()
    {
        var queue = Queue(runs: 3);
        queue.Note(Run(1), new QueueSettings(Paused: true), Start);
        Assert.Equal(Run(2), queue.Take(Start));
        queue.Note(Run(2), new QueueSettings(Paused: true), Start);
        Assert.Equal([Run(2)], queue.DispatchedAndPaused);
        queue.Requeue(Run(2), null, Start);
        Assert.Equal([Run(3), null], Enumerable.Range(0, 2).Select(_ => queue.Take(Start)));
        Assert.False(queue.HasReady(Start));
        Assert.False(queue.AllEnded);
        queue.Note(Run(2), new QueueSettings(), Start);
        Assert.Equal([Run(2), null], Enumerable.Range(0, 2).Select(_ => queue.Take(Start)));
    }

    [Fact]
    public void Priority_goes_before_the_rung_the_rung_before_the_configuration_and_the_number_comes_last()
    {
        var queue = Queue(runs: 0);
        QueuePriority[] places = [new(1, 1), new(1, 1), new(3, 9), new(1, 5, Priority: 1), new(3, 5, Priority: -1)];
        foreach (var (place, number) in places.Zip(Enumerable.Range(1, 5))) queue.Set(Run(number), RunState.Queued, Start, new QueueSettings(place));
        Assert.Equal([Run(4), Run(3), Run(1), Run(2), Run(5)], Enumerable.Range(0, 5).Select(_ => queue.Take(Start)));
    }

    [Fact]
    public void A_place_that_changes_while_a_run_waits_or_is_out_holds_from_then_on()
    {
        var queue = Queue(runs: 3);
        queue.Note(Run(3), new QueueSettings(new QueuePriority(0, 0, Priority: 1)), Start);
        Assert.Equal(Run(3), queue.Take(Start));
        Assert.Equal(Run(1), queue.Take(Start));
        queue.Note(Run(1), new QueueSettings(new QueuePriority(0, 0, Priority: -1)), Start);
        queue.Requeue(Run(1), null, Start);
        Assert.Equal([Run(2), Run(1)], Enumerable.Range(0, 2).Select(_ => queue.Take(Start)));
    }

    [Fact]
    public void A_run_waits_until_its_moment_in_the_store()
    {
        var queue = Queue(runs: 1);
        queue.Note(Run(1), new QueueSettings(Retry: Pause(ahead: 9, left: 4)), Start);
        Assert.Null(queue.Take(Start + TimeSpan.FromSeconds(3)));
        Assert.Equal(Run(1), queue.Take(Start + TimeSpan.FromSeconds(4)));
    }

    [Fact]
    public void Only_what_has_begun_before_is_taken_where_nothing_else_may_begin()
    {
        var queue = Queue(runs: 2);
        queue.Set(Run(3), RunState.Queued, Start, new QueueSettings(Begun: true));
        Assert.Equal([Run(3), null], Enumerable.Range(0, 2).Select(_ => queue.Take(Start, begun: true)));
        queue.Take(Start);
        queue.Requeue(Run(1), null, Start);
        Assert.Equal([Run(1), null], Enumerable.Range(0, 2).Select(_ => queue.Take(Start, begun: true)));
    }

    [Fact]
    public void What_had_ended_and_is_tried_again_waits_once_more_and_keeps_the_sweep_from_its_end()
    {
        var queue = Queue(runs: 1);
        queue.End(Run(1));
        queue.End(Run(1));
        Assert.True(queue.AllEnded);
        queue.Reopen(Run(1));
        Assert.False(queue.AllEnded);
        Assert.Equal(Run(1), queue.Take(Start));
        queue.End(Run(1));
        Assert.True(queue.AllEnded);
    }

    [Fact]
    public void Any_history_hands_out_what_a_plain_list_would()
    {
        var random = new Random(7);
        var queue = Queue(runs: 8, slots: 3);
        var list = Enumerable.Range(1, 8).ToDictionary(n => n, _ => (Waits: true, Out: false, Paused: false, Priority: 0));
        for (var step = 0; step < 20_000; step++)
        {
            var n = random.Next(1, 9);
            var run = list[n];
            switch (random.Next(5))
            {
                case 0:
                    list[n] = run = run with { Paused = random.Next(2) == 0, Priority = random.Next(3) };
                    queue.Note(Run(n), new QueueSettings(new QueuePriority(0, 0, run.Priority), run.Paused), Start);
                    break;
                case 1 when run.Out:
                    list[n] = run with { Waits = true, Out = false };
                    queue.Requeue(Run(n), null, Start);
                    break;
                case 2 when run.Out:
                    list[n] = run with { Out = false };
                    queue.End(Run(n));
                    break;
                case 3 when !run.Out && !run.Waits:
                    list[n] = run with { Waits = true };
                    queue.Reopen(Run(n));
                    break;
                default:
                    var ready = list.Where(r => r.Value is { Waits: true, Paused: false }).OrderByDescending(r => r.Value.Priority).ThenBy(r => r.Key).Select(r => (int?)r.Key).FirstOrDefault();
                    Assert.Equal(ready is not null, queue.HasReady(Start));
                    var expected = list.Count(r => r.Value.Out) < 3 ? ready : null;
                    Assert.Equal(expected is { } number ? Run(number) : null, queue.Take(Start));
                    if (expected is { } taken) list[taken] = list[taken] with { Waits = false, Out = true };
                    break;
            }
            Assert.Equal(list.All(r => r.Value is { Waits: false, Out: false }), queue.AllEnded);
            Assert.Equal(list.Count(r => r.Value.Out), queue.Running);
        }
    }

    [Fact]
    public void A_pause_that_was_stored_by_a_clock_an_hour_ahead_is_no_longer_than_the_longest_and_begins_once()
    {
        var queue = Queue(runs: 1);
        queue.Note(Run(1), new QueueSettings(Retry: Pause(ahead: 3600, left: 3600)), Start);
        Assert.Null(queue.Take(Start + TimeSpan.FromSeconds(4.9)));
        // The clock is put right meanwhile, and the row is read again.
        queue.Note(Run(1), new QueueSettings(Retry: Pause(ahead: 3600, left: 7200)), Start + TimeSpan.FromSeconds(4.9));
        Assert.Equal(Run(1), queue.Take(Start + TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void A_person_ends_a_pause()
    {
        var queue = Queue(runs: 1);
        queue.Note(Run(1), new QueueSettings(Retry: Pause(ahead: 4, left: 4)), Start);
        Assert.Null(queue.Take(Start));
        queue.Note(Run(1), new QueueSettings(), Start);
        Assert.Equal(Run(1), queue.Take(Start));
    }

    private static StoredRetryDelay Pause(double ahead, double left) => new(DateTimeOffset.UnixEpoch.AddSeconds(ahead), TimeSpan.FromSeconds(left));

    private static RunQueue Queue(int runs, int? slots = null)
    {
        var queue = new RunQueue(slots, [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)]);
        foreach (var number in Enumerable.Range(1, runs)) queue.Set(Run(number), RunState.Queued, Start);
        return queue;
    }

    private static RunId Run(int number) => new(SweepId.Parse("s"), number);
}
