using System.Text.RegularExpressions;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store.Databases;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Queries;

/// <summary>results/README.md: its queries run, and it knows every view, table and column.</summary>
public sealed partial class ReadmeTests : StoreTests<SqliteTestDatabase>
{
    private static string Readme { get; } = File.ReadAllText(Path.Combine(Repository.Root, "results", "README.md"));

    [Fact]
    public async Task Each_of_its_ten_queries_gives_an_answer()
    {
        var sweep = await Store.SweepAsync(["rnn", "gru"], [0, 1], "quickstart");
        await Store.TrainAsync(new RunId(sweep, 1), 9, 8);
        await Store.TrainAsync(new RunId(sweep, 2), 9, 8.5);
        await Store.TrainAsync(new RunId(sweep, 3), 9, 7);
        var crashed = new RunId(sweep, 4);
        await Store.BeginAttemptAsync(crashed, 0, Given.Place);
        await Store.RequeueAsync(crashed, 1, FailureKind.Crashed, "exit code 139");
        await Store.BeginAttemptAsync(crashed, 1, Given.Place);
        await Store.AppendAsync(crashed, 2, [new EpochEnded(crashed, 2, Given.Epoch(1, 7.5)), new SampleWritten(crashed, 2, 1, "it has", "it has been", 0), new RunFinished(crashed, 2, 1, "beef", [new TextEvaluation("ledger", 2, 9, 9.1)])]);
        await Store.EndRunAsync(crashed, 2, RunOutcome.Completed);

        var queries = SqlBlock().Matches(Readme).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(10, queries.Count);
        var answers = new List<QueryResult>();
        foreach (var query in queries) answers.Add(await ReadOnlyQuery.RunAsync(Store, query));
        Assert.Equal([2, 1, 2, 4, 2, 1, 2, 1, 1, 4], answers.Select(a => a.Rows.Count));
        Assert.Equal(["cell=gru", "cell=rnn"], answers[0].Rows.Select(r => r[0]));
        // Differences 1 and 1: no spread, so no t.
        Assert.Equal(["cell=rnn", "cell=gru", 2L, 1d, null], answers[1].Rows[0]);
        Assert.Equal(["gru", 2d], [answers[5].Rows[0][1], answers[6].Rows[0][3]]);
        Assert.Equal(["it has been", 1d], [answers[8].Rows[0][5], answers[9].Rows[0][4]]);
        Assert.Equal(["crashed", "requeued"], answers[4].Rows[0].Skip(6).Take(2));
    }

    [Fact]
    public async Task It_names_every_view_and_table()
    {
        var names = await ReadOnlyQuery.RunAsync(Store, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'");
        Assert.All(names.Rows, r => Assert.Contains($"`{r[0]}`", Readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_tables_of_the_views_are_those_of_the_views_columns()
    {
        var page = Readme;
        foreach (var (view, columns, _) in Views.All(SqliteDialect.Instance))
        {
            var begin = page.IndexOf("\n| ", page.IndexOf($"\n`{view}`:", StringComparison.Ordinal), StringComparison.Ordinal) + 1;
            page = page[..begin] + Table(columns) + page[page.IndexOf("\n\n", begin, StringComparison.Ordinal)..];
        }
        if (page == Readme) return;
        var made = Path.Combine(Path.GetTempPath(), "results-README.md");
        File.WriteAllText(made, page);
        Assert.Fail($"results/README.md does not tell of the views' columns as they are. If these are right, copy {made} over it.");
    }

    /// <summary>A line a column; one for all parameters.</summary>
    private static string Table(IReadOnlyList<ViewColumn> columns)
    {
        var lines = columns.Where(c => !c.IsParameter)
            .Select(c => $"| `{c.Name}` | {c.Type.ToString().ToLowerInvariant()} | {c.Unit} | {c.Doc} |")
            .ToList();
        if (columns.TakeWhile(c => !c.IsParameter).Count() is var before && before < columns.Count)
            lines.Insert(
                before,
                "| one column for each parameter | | | `cell`, `impl`, `layers`, `hidden`, `lr`, …: every key that a sweep file's `parameters` may have |");
        return string.Join('\n', ["| column | type | unit | |", "| --- | --- | --- | --- |", .. lines]);
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlBlock();
}
