using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store.Databases;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Schema;

public sealed class ViewColumnTests : StoreTests<SqliteTestDatabase>
{
    [Fact]
    public async Task The_epochs_table_has_the_columns_and_types_that_the_figures_tell()
    {
        var columns = await ReadOnlyQuery.RunAsync(
            Store, "SELECT name, type FROM pragma_table_info('epochs') " +
            "WHERE name NOT IN ('run_id', 'epoch', 'attempt')");
        Assert.Equal(
            EpochFigure.All.Select(f => (f.Column, f.SqlType)),
            columns.Rows.Select(r => ((string)r[0]!, ((string)r[1]!).ToLowerInvariant())));
    }

    [Fact]
    public async Task Each_view_has_the_columns_that_are_told_of_it_and_values_of_their_types()
    {
        var sweep = await Store.SweepAsync(["gru", "lstm"], [0, 1]);
        for (var number = 1; number <= 4; number++) await Store.TrainAsync(new RunId(sweep, number), 9, 7 + number);
        foreach (var (name, columns, _) in Views.All(SqliteDialect.Instance))
        {
            var answer = await ReadOnlyQuery.RunAsync(Store, $"SELECT * FROM {name}");
            Assert.Equal(columns.Select(c => c.Name), answer.Columns);
            Assert.NotEmpty(answer.Rows);
            foreach (var row in answer.Rows)
                foreach (var (column, value) in columns.Zip(row).Where(c => c.Second is not null))
                    Assert.True(
                        Fits(column.Type, value!),
                        $"{name}.{column.Name} is told to hold {column.Type}, and holds {value} ({value!.GetType().Name})");
        }
    }

    [Fact]
    public async Task The_rule_of_a_whole_run_is_the_same_in_SQL()
    {
        string?[] reasons = [null, RunOutcome.Patience, "median", RunOutcome.TimeLimit];
        foreach (var (state, reason) in Enum.GetValues<RunState>().SelectMany(s => reasons.Select(r => (s, r))))
        {
            var row = $"(SELECT '{state.Name()}' AS state, {(reason is null ? "NULL" : $"'{reason}'")} AS reason) r";
            foreach (var rule in (string[])[WholeRuns.Sql, WholeRuns.In("r")])
            {
                var found = await ReadOnlyQuery.RunAsync(Store, $"SELECT count(*) FROM {row} WHERE {rule}");
                Assert.Equal(RunOutcome.IsWhole(state, reason) ? 1L : 0L, found.Rows[0][0]);
            }
        }
        Assert.True(RunOutcome.IsWhole(RunState.Stopped, RunOutcome.Patience));
        Assert.False(RunOutcome.IsWhole(RunState.Stopped, RunOutcome.TimeLimit));
    }

    /// <summary>SQLite gives a whole number where a figure is round.</summary>
    private static bool Fits(ColumnType type, object value) => type switch
    {
        ColumnType.Integer => value is long,
        ColumnType.Number => value is double or long,
        _ => value is string,
    };
}
