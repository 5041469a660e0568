using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Sweeps;

namespace RnnSweeps.Orchestration.Tests.Sweeps;

public sealed class RunQueueTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

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
        Assert.Null(queue.Take(Start.AddSeconds(4.9)));
        Assert.Equal(Run(1), queue.Take(Start.AddSeconds(5)));
    }

    [Fact]
    public void The_last_pause_serves_for_all_further_failures()
    {
        var queue = Queue(runs: 1);
        queue.Requeue(Run(1), failures: 99, Start);
        Assert.False(queue.HasReady(Start.AddSeconds(4)));
        Assert.True(queue.HasReady(Start.AddSeconds(5)));
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
        Assert.Equal([Run(1)], queue.OutSince(Start));
        Assert.Empty(queue.OutSince(Start.AddSeconds(-1)));
        queue.Set(Run(1), RunState.Queued, Start);
        Assert.Equal(Run(1), queue.Take(Start));
    }

    private static RunQueue Queue(int runs, int? slots = null)
    {
        var queue = new RunQueue(slots, [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)]);
        foreach (var number in Enumerable.Range(1, runs)) queue.Set(Run(number), RunState.Queued, Start);
        return queue;
    }

    private static RunId Run(int number) => new(SweepId.Parse("s"), number);
}
