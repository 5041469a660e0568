using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

public abstract class SweepTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task A_name_used_again_gets_the_next_number()
    {
        var ids = new List<string>();
        foreach (var name in (string[])["depth", "width", "depth", "depth"])
            ids.Add((await Store.AddSweepAsync(Given.Submission(name))).Id.ToString());
        Assert.Equal(["depth", "width", "depth.2", "depth.3"], ids);
    }

    [Fact]
    public async Task A_sweep_comes_back_as_it_was_submitted()
    {
        var submission = Given.Submission(yaml: "name: depth # ü\n") with { Priority = 7 };
        var stored = await Store.AddSweepAsync(submission);
        await ReopenAsync();
        var found = (await Store.FindSweepAsync(stored.Id))!;
        Assert.Equivalent(stored, found, strict: true);
        Assert.Equal((submission.Name, submission.Yaml, 7, SweepState.Active), (found.Name, found.Yaml, found.Priority, found.State));
        Assert.Equal(submission.Texts, found.Texts);
        Assert.Equal((Time.GetUtcNow(), null, "0.1.0", "abc123"), (found.SubmittedAt, found.EndedAt, found.ProgramVersion, found.GitCommit));
    }

    [Fact]
    public async Task The_newest_sweep_with_the_same_text_is_found()
    {
        await Store.AddSweepAsync(Given.Submission(yaml: "name: depth"));
        Time.Advance(TimeSpan.FromSeconds(1));
        var newest = await Store.AddSweepAsync(Given.Submission(yaml: "name: depth"));
        await Store.AddSweepAsync(Given.Submission(yaml: "name: depth "));
        Assert.Equal(newest.Id, (await Store.FindSweepByYamlAsync("name: depth"))?.Id);
        Assert.Null(await Store.FindSweepByYamlAsync("name: other"));
    }

    [Fact]
    public async Task Sweeps_are_listed_newest_first_and_active_ones_oldest_first()
    {
        foreach (var name in (string[])["one", "two", "three"])
        {
            await Store.AddSweepAsync(Given.Submission(name));
            Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.True(await Store.EndSweepAsync(SweepId.Of("two"), SweepState.Completed, null));
        Assert.Equal(["three", "two", "one"], (await Store.SweepsAsync()).Select(s => s.Name));
        Assert.Equal(["one", "three"], (await Store.ActiveSweepsAsync()).Select(s => s.Name));
    }

    [Fact]
    public async Task A_sweep_ends_once()
    {
        var id = (await Store.AddSweepAsync(Given.Submission())).Id;
        Assert.True(await Store.EndSweepAsync(id, SweepState.Cancelled, "asked"));
        Assert.False(await Store.EndSweepAsync(id, SweepState.Completed, null));
        var sweep = (await Store.FindSweepAsync(id))!;
        Assert.Equal((SweepState.Cancelled, "asked", Time.GetUtcNow()), (sweep.State, sweep.Reason, sweep.EndedAt));
    }

    [Fact]
    public async Task Sweeps_submitted_at_the_same_time_get_different_ids()
    {
        var sweeps = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Store.AddSweepAsync(Given.Submission())));
        Assert.Equal(40, sweeps.Select(s => s.Id).Distinct().Count());
        Assert.Equal(40, (await Store.SweepsAsync()).Count);
    }
}
