namespace RnnSweeps.Core.Tests.Runs;

public sealed class RunStateTests
{
    /// <summary>Rows: from. Columns: to queued, running, awaiting promotion, awaiting result, completed, stopped, failed, cancelled.</summary>
    [Theory]
    [InlineData(RunState.Queued, ".rpa.s.x")]
    [InlineData(RunState.Running, "q.p.csfx")]
    [InlineData(RunState.AwaitingPromotion, "q....s.x")]
    [InlineData(RunState.AwaitingResult, "q....s.x")]
    [InlineData(RunState.Completed, "........")]
    [InlineData(RunState.Stopped, "........")]
    [InlineData(RunState.Failed, "q.......")]
    [InlineData(RunState.Cancelled, "q.......")]
    public void A_state_may_become_only_these(RunState from, string allowed) =>
        Assert.Equal(allowed.Select(c => c != '.'), Enum.GetValues<RunState>().Select(next => from.CanBecome(next)));

    [Fact]
    public void A_final_state_never_changes_but_for_being_tried_again() =>
        Assert.All(Enum.GetValues<RunState>(), s => Assert.Equal(s.IsFinal(), Enum.GetValues<RunState>().All(next => next == RunState.Queued || !s.CanBecome(next))));

    [Fact]
    public void A_state_has_one_name_everywhere()
    {
        foreach (var state in Enum.GetValues<RunState>())
        {
            Assert.Equal(state, RunStates.Parse(state.Name()));
            Assert.Equal($"\"{state.Name()}\"", Json.Write(state));
        }
    }

    [Theory]
    [InlineData("Running")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("running, paused")]
    public void No_other_name_is_a_state(string name) => Assert.Throws<FormatException>(() => RunStates.Parse(name));

    [Fact]
    public void A_failure_has_one_name_everywhere()
    {
        foreach (var kind in Enum.GetValues<FailureKind>()) Assert.Equal($"\"{kind.Name()}\"", Json.Write(kind));
        Assert.Equal("out_of_memory", FailureKind.OutOfMemory.Name());
    }

    [Fact]
    public void Only_what_may_pass_is_tried_again() =>
        Assert.Equal(
            [FailureKind.OutOfMemory, FailureKind.Crashed, FailureKind.Hung, FailureKind.Storage, FailureKind.LostSilo, FailureKind.LostHost],
            Enum.GetValues<FailureKind>().Where(k => k.IsRetried()));
}
