using Orleans.Runtime;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Tests.Client;

public sealed class ClientTests
{
    [Fact]
    public async Task A_client_over_the_gateway_submits_looks_and_cancels()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        await using var client = await SweepClient.ConnectAsync(folder.Results);
        var submission = Given.Sweep("remote", ["a ms=100000"]);
        var sweep = await client.SubmitAsync(submission);
        var run = new RunId(sweep, 1);
        await host.UntilAsync(run, r => r.State == RunState.Running, "start");
        Assert.Equal(submission.Texts, (await host.Store.FindSweepAsync(sweep))!.Texts);
        var slots = await client.ClusterAsync();
        Assert.Equal([0, 1], slots.Select(s => s.Slot).Order());
        Assert.NotNull(Assert.Single(slots, s => s.Run == run).TrainerProcess);
        Assert.True(await client.CancelAsync(sweep, "enough"));
        Assert.Equal(SweepState.Cancelled, (await host.Store.FindSweepAsync(sweep))!.State);
    }

    [Theory]
    [InlineData(nameof(ISchedulerGrain.Submit), "did not answer in time", "rnnsweeps list")]
    [InlineData(nameof(ISchedulerGrain.Control), "did not answer in time", "rnnsweeps show some")]
    [InlineData(nameof(ISchedulerGrain.Cluster), "did not answer in time", "Ask again")]
    public async Task A_call_that_is_answered_too_late_says_what_to_do(string method, string fault, string remedy)
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder, services: new GrainCalls(method, "0", () => throw new TimeoutException()).AddTo);
        await using var client = await SweepClient.ConnectAsync(folder.Results);
        var error = await Assert.ThrowsAsync<NoHostException>(() => method switch
        {
            nameof(ISchedulerGrain.Submit) => client.SubmitAsync(Given.Sweep("some", ["a"])),
            nameof(ISchedulerGrain.Control) => client.CancelAsync(SweepId.Parse("some"), "enough"),
            _ => (Task)client.ClusterAsync(),
        });
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(ISchedulerGrain.Control))]
    [InlineData(nameof(ISchedulerGrain.Cluster))]
    public async Task A_question_to_a_silo_that_leaves_the_cluster_is_asked_again(string method)
    {
        using var folder = new TemporaryFolder();
        var asks = 0;
        await using var host = await TestHost.StartAsync(folder, services: new GrainCalls(method, "0", () => ++asks == 1 ? throw new SiloUnavailableException() : Task.CompletedTask).AddTo);
        var sweep = await host.Client.SubmitAsync(Given.Sweep("some", ["a ms=100000"]));
        if (method == nameof(ISchedulerGrain.Cluster)) Assert.NotEmpty(await host.Client.ClusterAsync());
        else Assert.True(await host.Client.CancelAsync(sweep, "enough"));
        Assert.Equal(2, asks);
    }

    [Fact]
    public async Task A_folder_that_is_reached_by_another_path_has_the_same_host()
    {
        using var folder = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(folder);
        var link = folder.Results.Root + "-link";
        Directory.CreateSymbolicLink(link, folder.Results.Root);
        await using var client = await SweepClient.ConnectAsync(new ResultsFolder(link));
        Assert.Equal([0, 1], (await client.ClusterAsync()).Select(s => s.Slot).Order());
    }

    [Fact]
    public async Task Without_a_host_a_client_says_how_to_start_one()
    {
        using var folder = new TemporaryFolder();
        var error = await Assert.ThrowsAsync<NoHostException>(() => SweepClient.ConnectAsync(folder.Results));
        Assert.Contains($"rnnsweeps serve --results {folder.Results.Root}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_named_with_its_port()
    {
        using var folder = new TemporaryFolder();
        using var right = HostLock.TryTake(folder.Results);
        new HostFile(1, 2, Environment.ProcessId, DateTimeOffset.UnixEpoch, "gone").Write(folder.Results);
        var error = await Assert.ThrowsAsync<NoHostException>(() => SweepClient.ConnectAsync(folder.Results));
        Assert.Contains("does not answer on port 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_a_killed_host_left_behind_is_not_believed_even_where_its_process_number_lives()
    {
        using var folder = new TemporaryFolder();
        folder.Results.Create();
        new HostFile(1, 2, Environment.ProcessId, DateTimeOffset.UnixEpoch, "gone").Write(folder.Results);
        var error = await Assert.ThrowsAsync<NoHostException>(() => SweepClient.ConnectAsync(folder.Results));
        Assert.Contains("No host is running", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_host_of_another_folder_is_never_mistaken_for_ones_own()
    {
        using var mine = new TemporaryFolder();
        using var theirs = new TemporaryFolder();
        await using var host = await TestHost.StartAsync(theirs);
        using var right = HostLock.TryTake(mine.Results);
        (HostFile.Read(theirs.Results)! with { Cluster = "rnnsweeps-mine" }).Write(mine.Results);
        await Assert.ThrowsAsync<NoHostException>(() => SweepClient.ConnectAsync(mine.Results));
    }
}
