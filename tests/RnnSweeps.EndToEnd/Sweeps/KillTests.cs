namespace RnnSweeps.EndToEnd.Sweeps;

/// <summary>Whatever is killed, and when: the sweep ends with the numbers of one that nobody disturbed.</summary>
public sealed class KillTests
{
    private const int Epochs = 40;

    [Fact]
    public async Task A_killed_trainer_is_replaced_and_the_run_goes_on_from_its_checkpoint()
    {
        using var folder = await UndisturbedAsync();
        using var host = Rnn.Start(folder, "run", "long.yaml", "--results", "killed", "--slots", "1");
        await UntilEpochAsync(folder, 5);
        Signals.Send(Assert.Single(Signals.Trainers(host.ProcessId)), Signals.Kill);
        (await host.EndAsync()).Expect(0);
        AssertSameNumbers(folder);
        Assert.Equal(["1"], Rows.Of(folder.File("killed"), "SELECT failures FROM runs"));
        Assert.True(ResumedFrom(folder) > 0);
    }

    [Fact]
    public async Task A_killed_run_goes_on_when_it_is_started_again_and_leaves_no_trainer_behind()
    {
        using var folder = await UndisturbedAsync();
        using var host = Rnn.Start(folder, "run", "long.yaml", "--results", "killed");
        await UntilEpochAsync(folder, 5);
        var trainers = Signals.Trainers(host.ProcessId);
        host.Signal(Signals.Kill);
        await Eventually.TrueAsync(() => !trainers.Any(Signals.Lives), () => "a trainer outlived its host");
        (await Rnn.RunAsync(folder, "run", "long.yaml", "--results", "killed")).Expect(0);
        AssertSameNumbers(folder);
        Assert.Equal(["1"], Rows.Of(folder.File("killed"), "SELECT count(*) FROM sweeps"));
        Assert.True(ResumedFrom(folder) > 0);
    }

    [Fact]
    public async Task Interrupted_it_says_how_to_go_on_and_goes_on()
    {
        using var folder = await UndisturbedAsync();
        using var host = Rnn.Start(folder, "run", "long.yaml", "--results", "killed");
        await UntilEpochAsync(folder, 5);
        host.Signal(Signals.Interrupt);
        var ended = (await host.EndAsync()).Expect(130);
        Assert.Contains("rnnsweeps run long.yaml --results killed", ended.Error, StringComparison.Ordinal);
        (await Rnn.RunAsync(folder, "run", "long.yaml", "--results", "killed")).Expect(0);
        AssertSameNumbers(folder);
        Assert.Equal(["0"], Rows.Of(folder.File("killed"), "SELECT failures FROM runs"));
    }

    [Fact]
    public async Task A_second_host_of_a_results_folder_is_refused_by_a_sentence_that_names_the_first()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Support.Sweeps.Long(100_000));
        using var first = Rnn.Start(folder, "run", "long.yaml", "--results", "killed");
        await UntilEpochAsync(folder, 1);
        (await Rnn.RunAsync(folder, "run", "long.yaml", "--results", "killed")).ExpectSentence(1, $"{first.ProcessId}", folder.File("killed"));
    }

    private static async Task<TemporaryFolder> UndisturbedAsync()
    {
        var folder = new TemporaryFolder();
        folder.Write("long.yaml", Support.Sweeps.Long(Epochs));
        (await Rnn.RunAsync(folder, "run", "long.yaml", "--results", "undisturbed")).Expect(0);
        return folder;
    }

    private static Task UntilEpochAsync(TemporaryFolder folder, int epoch) => Eventually.TrueAsync(
        () => File.Exists(Path.Combine(folder.File("killed"), "rnnsweeps.db"))
            && HasTable(folder) && long.Parse(Rows.Of(folder.File("killed"), "SELECT coalesce(max(epoch), 0) FROM epochs")[0]) >= epoch,
        () => $"epoch {epoch} never came");

    private static bool HasTable(TemporaryFolder folder) =>
        Rows.Of(folder.File("killed"), "SELECT 1 FROM sqlite_master WHERE name = 'epochs'").Count == 1;

    private static void AssertSameNumbers(TemporaryFolder folder) =>
        Assert.Equal(Rows.Numbers(folder.File("undisturbed")), Rows.Numbers(folder.File("killed")));

    private static long ResumedFrom(TemporaryFolder folder) =>
        long.Parse(Rows.Of(folder.File("killed"), "SELECT max(from_epoch) FROM attempts")[0]);
}
