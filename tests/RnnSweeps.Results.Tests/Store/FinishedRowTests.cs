using System.Data.Common;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Store;

/// <summary>A finished run never changes, nor an ended sweep, nor what was submitted: not even by hand.</summary>
public abstract class FinishedRowTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly string[] Tables = ["runs", "attempts", "epochs", "evaluations", "samples", "checkpoints"];

    [Theory]
    [InlineData("UPDATE runs SET message = 'x'")]
    [InlineData("UPDATE runs SET state = 'queued'")]
    [InlineData("DELETE FROM runs")]
    [InlineData("UPDATE attempts SET owner = 'x'")]
    [InlineData("DELETE FROM attempts")]
    [InlineData("UPDATE epochs SET val_ppl = 1")]
    [InlineData("DELETE FROM epochs")]
    [InlineData("INSERT INTO epochs SELECT run_id, epoch + 1, attempt, step, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 FROM epochs")]
    [InlineData("UPDATE evaluations SET ppl = 1")]
    [InlineData("DELETE FROM evaluations")]
    [InlineData("UPDATE samples SET text = 'x'")]
    [InlineData("DELETE FROM samples")]
    [InlineData("UPDATE checkpoints SET best = 0")]
    [InlineData("DELETE FROM checkpoints")]
    [InlineData("UPDATE sweeps SET reason = 'x'")]
    [InlineData("UPDATE sweeps SET yaml = 'x'")]
    [InlineData("DELETE FROM sweeps")]
    [InlineData("UPDATE texts SET sha256 = 'x'")]
    [InlineData("DELETE FROM texts")]
    public Task No_statement_changes_them(string statement) => RefusedAsync(statement);

    protected async Task RefusedAsync(string statement)
    {
        var sweep = await Store.SweepAsync(["gru"], [0]);
        await FinishAsync(new RunId(sweep, 1));
        await Store.EndSweepAsync(sweep, SweepState.Completed, null);
        var before = await DumpAsync();
        var error = await Assert.ThrowsAnyAsync<DbException>(() => Database.ByHandAsync(statement));
        Assert.Contains("never change", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await DumpAsync());
    }

    [Theory]
    [InlineData("UPDATE runs SET parameters = '{}'")]
    [InlineData("UPDATE runs SET seed = 9")]
    [InlineData("UPDATE runs SET texts = '[]'")]
    [InlineData("UPDATE runs SET attempt = 0")]
    [InlineData("UPDATE sweeps SET yaml = 'x'")]
    public async Task What_a_run_is_does_not_change_while_it_runs(string statement)
    {
        var run = new RunId(await Store.SweepAsync(["gru"], [0]), 1);
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        var before = await DumpAsync();
        await Assert.ThrowsAnyAsync<DbException>(() => Database.ByHandAsync(statement));
        Assert.Equal(before, await DumpAsync());
    }

    private async Task FinishAsync(RunId run)
    {
        await Store.BeginAttemptAsync(run, 0, Given.Place);
        await Store.AppendAsync(run, 1,
        [
            new EpochEnded(run, 1, Given.Epoch(1)), new CheckpointWritten(run, 1, 1, "a", 1, "ff", true), new SampleWritten(run, 1, 1, "it has", "x", 0),
            new RunFinished(run, 1, 1, "beef", [new TextEvaluation("tm", 1, 2, 3)]),
        ]);
        Assert.True(await Store.EndRunAsync(run, 1, RunOutcome.Completed));
    }

    private async Task<string> DumpAsync()
    {
        var dump = new List<string>();
        foreach (var table in Tables.Append("sweeps").Append("texts"))
        {
            var all = await RnnSweeps.Results.Queries.ReadOnlyQuery.RunAsync(Store, $"SELECT * FROM {table} ORDER BY 1, 2");
            dump.AddRange(all.Rows.Select(row => $"{table}: {string.Join('|', row)}"));
        }
        return string.Join('\n', dump);
    }
}
