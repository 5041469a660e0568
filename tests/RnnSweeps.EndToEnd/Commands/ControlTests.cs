using System.Text.Json;

namespace RnnSweeps.EndToEnd.Commands;

/// <summary>pause, resume, cancel, retry and priority, with a host and without one.</summary>
public sealed class ControlTests(FinishedSweep finished)
{
    [Fact]
    public async Task Without_a_host_what_is_asked_is_stored_and_the_next_host_obeys()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tiny.yaml", Support.Sweeps.Tiny);
        (await Rnn.RunAsync(folder, "submit", "tiny.yaml")).Expect(0);
        await SaysAsync(folder, "Sweep tiny is paused: what is in training leaves a checkpoint and waits. To go on: rnnsweeps resume tiny", "pause", "tiny");
        await SaysAsync(folder, "Sweep tiny is paused already.", "pause", "tiny");
        Assert.Contains("paused (Paused by the user)", (await Rnn.RunAsync(folder, "show", "tiny")).Expect(0).Output, StringComparison.Ordinal);
        var again = (await Rnn.RunAsync(folder, "run", "tiny.yaml")).Expect(0);
        Assert.Contains("Sweep tiny is paused. To go on: rnnsweeps resume tiny\n", again.Error, StringComparison.Ordinal);
        Assert.Equal(["0"], Rows.Of(folder.Results, "SELECT count(*) FROM epochs"));

        await SaysAsync(folder, "Sweep tiny has priority -3 now; it was 0.", "priority", "tiny", "-3");
        await SaysAsync(folder, "Sweep tiny has priority -3 already.", "priority", "tiny", "-3");
        var listed = Assert.Single(JsonDocument.Parse((await Rnn.RunAsync(folder, "list", "--format", "json")).Expect(0).Output).RootElement.EnumerateArray());
        Assert.Equal(
            ("paused", 0, -3, "Paused by the user."),
            (listed.GetProperty("state").GetString(), listed.GetProperty("paused").GetInt32(), listed.GetProperty("priority").GetInt32(), listed.GetProperty("reason").GetString()));
        await SaysAsync(folder, "Sweep tiny goes on. No host runs here: it waits for 'rnnsweeps serve', or for 'rnnsweeps run' and its file.", "resume", "tiny");
        await SaysAsync(folder, "Sweep tiny goes on already.", "resume", "tiny");
        (await Rnn.RunAsync(folder, "run", "tiny.yaml")).Expect(0);
        Assert.Equal(["completed|4"], Rows.Of(folder.Results, "SELECT state, count(*) FROM runs GROUP BY state"));
    }

    [Fact]
    public async Task With_a_host_a_run_pauses_goes_on_is_cancelled_and_tried_again()
    {
        using var folder = new TemporaryFolder();
        folder.Write("long.yaml", Support.Sweeps.Long(100_000));
        using (var host = Rnn.Start(folder, "serve", "--slots", "1"))
        {
            await host.UntilSaidAsync("Ctrl+C");
            (await Rnn.RunAsync(folder, "submit", "long.yaml")).Expect(0);
            await UntilAsync(folder, "SELECT count(*) > 0 FROM epochs", "1");
            using var watch = Rnn.Start(folder, "watch", "long");
            await SaysAsync(folder, "Run long/0001 is paused and waits, with a checkpoint if it was in training. To go on: rnnsweeps resume long/0001", "pause", "long/0001");
            await UntilAsync(folder, "SELECT state || attempt || failures || paused FROM runs", "queued101");
            await watch.UntilSaidAsync("It waits: the run that could go on is paused.");
            Assert.Contains("long/0001: paused", (await Rnn.RunAsync(folder, "show", "long/0001")).Expect(0).Output, StringComparison.Ordinal);
            Assert.Contains("long: active (It waits: the run that could go on is paused)", (await Rnn.RunAsync(folder, "show", "long")).Expect(0).Output, StringComparison.Ordinal);

            await SaysAsync(folder, "Run long/0001 goes on. To follow it: rnnsweeps watch long", "resume", "long/0001");
            await SaysAsync(folder, "Run long/0001 goes on already.", "resume", "long/0001");
            await UntilAsync(folder, "SELECT state || attempt FROM runs", "running2");
            await SaysAsync(folder, "Run long/0001 has been cancelled.", "cancel", "long/0001");
            await SaysAsync(folder, "Run long/0001 has been cancelled already.", "cancel", "long/0001");
            (await watch.EndAsync()).Expect(0);
            await UntilAsync(folder, "SELECT state FROM sweeps", "completed");

            await SaysAsync(folder, "Run long/0001 is tried again. To follow it: rnnsweeps watch long", "retry", "long/0001");
            await UntilAsync(folder, "SELECT state || attempt FROM runs", "running3");
            await SaysAsync(folder, "Run long/0001 is tried again already.", "retry", "long/0001");
            host.Signal(Signals.Kill);
            await host.EndAsync();
        }
        await SaysAsync(folder, "Run long/0001 is paused and waits, with a checkpoint if it was in training. To go on: rnnsweeps resume long/0001", "pause", "long/0001");
        await SaysAsync(folder, "Run long/0001 has priority 4 now; it was 0.", "priority", "long/0001", "4");
        await SaysAsync(folder, "Sweep long has been cancelled; its finished runs keep their results.", "cancel", "long");
        await SaysAsync(folder, "Sweep long has been cancelled already.", "cancel", "long");
        await SaysAsync(folder, "1 failed or cancelled run of sweep long is tried again. No host runs here: it waits for 'rnnsweeps serve', or for 'rnnsweeps run' and its file.", "retry", "long", "--cancelled");
        Assert.Equal(["active|queued|3|0|4"], Rows.Of(folder.Results, "SELECT s.state, r.state, r.attempt, r.paused, r.priority FROM runs r JOIN sweeps s ON s.id = r.sweep_id"));
    }

    [Theory]
    [InlineData("pause tiny", "Sweep tiny has ended: it is completed.")]
    [InlineData("pause tiny/0001", "Run tiny/0001 has ended: it is completed.")]
    [InlineData("resume tiny", "Sweep tiny is neither paused nor halted: it is completed.")]
    [InlineData("resume tiny/0001", "Run tiny/0001 has ended: it is completed.")]
    [InlineData("resume tiny/0001 --runs 3", "Limits are for sweeps: 'rnnsweeps resume tiny/0001' goes without any.")]
    [InlineData("cancel tiny", "Sweep tiny has ended: it is completed.")]
    [InlineData("cancel tiny/0001", "Run tiny/0001 has ended: it is completed.")]
    [InlineData("retry tiny", "Sweep tiny has no failed run.")]
    [InlineData("retry tiny/0001", "Run tiny/0001 can only be tried again once it has failed or was cancelled: it is completed.")]
    [InlineData("retry tiny/0001 --cancelled", "--cancelled is for sweeps: 'rnnsweeps retry tiny/0001' has the run tried again, failed or cancelled.")]
    [InlineData("priority tiny 3", "Sweep tiny has ended: it is completed.")]
    [InlineData("priority tiny/0001 3", "Run tiny/0001 has ended: it is completed.")]
    [InlineData("pause nosuch", "There is no sweep 'nosuch' in ")]
    [InlineData("retry tiny/99", "There is no run 'tiny/99' in ")]
    [InlineData("resume tiny/x", "There is no run 'tiny/x' in ")]
    public async Task What_cannot_be_is_told_in_a_sentence(string line, string sentence) =>
        (await Rnn.RunAsync(finished.Folder, line.Split(' '))).ExpectSentence(2, sentence);

    [Theory]
    [InlineData("priority tiny")]
    [InlineData("priority tiny high")]
    [InlineData("priority tiny 1000001")]
    [InlineData("retry")]
    public async Task A_wrong_line_ends_with_2(string line)
    {
        var ended = (await Rnn.RunAsync(finished.Folder, line.Split(' '))).Expect(2);
        Assert.EndsWith("--help'.", ended.ErrorLines[^1], StringComparison.Ordinal);
    }

    private static async Task SaysAsync(TemporaryFolder folder, string sentence, params string[] line) =>
        Assert.Equal(sentence, Assert.Single((await Rnn.RunAsync(folder, line)).Expect(0).ErrorLines));

    private static Task UntilAsync(TemporaryFolder folder, string sql, string expected) =>
        Eventually.TrueAsync(() => Rows.Of(folder.Results, sql) is [var found] && found == expected, () => $"'{sql}' never was {expected}, but {string.Join(", ", Rows.Of(folder.Results, sql))}");
}
