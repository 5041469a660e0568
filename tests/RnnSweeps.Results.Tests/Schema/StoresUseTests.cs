using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Exports;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Reports;
using RnnSweeps.Results.Schema;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Schema;

/// <summary>
/// A store of each earlier schema is worked with like any other: it replays and reports, and what has ended never changes.
/// </summary>
public sealed class StoresUseTests
{
    public static TheoryData<string> Names => [.. OldStore.Names];

    [Theory, MemberData(nameof(Names))]
    public async Task It_is_read_only_once_it_was_brought_up_to_date_and_then_stays_as_it_is(string name)
    {
        using var old = new OldStore(name);
        var before = await File.ReadAllBytesAsync(old.Database);
        var error = await Assert.ThrowsAsync<OlderSchemaException>(() => ResultStore.OpenForReadingAsync(old.Database));
        Assert.Equal(
            $"{old.Database} has schema {old.Schema}, and this program reads schema {Migrations.Newest}: "
                + "run or serve with it once, which brings it up to date.",
            error.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(old.Database));

        await using (await old.OpenAsync()) { }
        async Task<QueryResult> AppliedAsync()
        {
            await using var reader = (await ResultStore.OpenForReadingAsync(old.Database))!;
            return await ReadOnlyQuery.RunAsync(reader, "SELECT version, name, applied_at FROM schema_version ORDER BY version");
        }
        var applied = await AppliedAsync();
        Assert.Equal(Enumerable.Range(1, Migrations.Newest).Select(v => (object?)(long)v), applied.Rows.Select(r => r[0]));
        Assert.Equal(
            old.Table("schema_version").Select(r => (r.Text("name"), r.Text("applied_at"))),
            applied.Rows.Take(old.Schema).Select(r => (r[1] as string, r[2] as string)));
        old.Time.Advance(TimeSpan.FromDays(1));
        await using (await old.OpenAsync()) { }
        Assert.Equal(applied.Rows, (await AppliedAsync()).Rows);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task It_comes_to_the_schema_of_a_new_store_and_is_sound(string name)
    {
        using var old = new OldStore(name);
        using var folder = new TemporaryFolder();
        await using (await old.OpenAsync()) { }
        await using (await ResultStore.OpenAsync(folder.File("new.db"), old.Time)) { }
        static List<string> Ask(string database, string sql)
        {
            using var connection = new SqliteConnection($"Data Source={database};Pooling=false");
            return [.. connection.Query<string>(sql)];
        }
        const string Schema = "SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
        Assert.Equal(Ask(folder.File("new.db"), Schema), Ask(old.Database, Schema));
        Assert.Equal(["ok"], Ask(old.Database, "PRAGMA integrity_check"));
        Assert.Empty(Ask(old.Database, "PRAGMA foreign_key_check"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Its_runs_and_decisions_follow_again_from_its_files(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        foreach (var sweep in await store.SweepsAsync())
        {
            var definition = Definition(sweep);
            var runs = await store.RunsAsync(sweep.Id);
            Assert.NotEmpty(runs);
            foreach (var (planned, run) in SweepExpansion.Expand(definition).Zip(runs))
                Assert.Equal((planned.Number, planned.Configuration.Hash, planned.Seed), (run.Id.Number, run.Configuration.Hash, run.Seed));
            var configurations = runs.GroupBy(r => r.ConfigurationIndex).OrderBy(g => g.Key).Select(g => g.First().Configuration);
            var replay = new DecisionReplay(definition, [.. configurations]);
            Assert.All(await store.DecisionsAsync(sweep.Id), decision => Assert.Null(replay.Problem(decision)));
        }
        Assert.True(old.Schema < 3 || old.Table("decisions").Count > 0);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Views_answer_with_the_figures_of_its_rows(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var summaries = (await RowsAsync(store, "SELECT * FROM run_summary")).ToDictionary(r => (string)r["run_id"]!);
        foreach (var run in old.Before("""
            SELECT id, (SELECT count(*) FROM epochs WHERE run_id = runs.id) AS epochs,
              (SELECT min(val_ppl) FROM epochs WHERE run_id = runs.id) AS best,
              (SELECT val_ppl FROM epochs WHERE run_id = runs.id AND val_ppl IS NOT NULL ORDER BY epoch DESC LIMIT 1) AS final
            FROM runs
            """))
        {
            var summary = summaries[run.Text("id")!];
            Assert.Equal(run.Whole("epochs"), summary["epochs_done"]);
            Assert.Equal(run.Number("best"), summary["best_val_ppl"] as double?);
            Assert.Equal(run.Number("final"), summary["final_val_ppl"] as double?);
            Assert.Equal(("lamplighter", "sgd"), (summary["corpus"], summary["optimizer"]));
        }
        Assert.Equal(old.Table("epochs").Count, (await RowsAsync(store, "SELECT * FROM curves")).Count);
        Assert.Equal(
            old.Before("SELECT DISTINCT sweep_id || ' ' || configuration_index AS one FROM runs ORDER BY 1").Select(r => r.Text("one")),
            (await RowsAsync(store, "SELECT sweep_id || ' ' || configuration_index AS one FROM leaderboard ORDER BY 1"))
                .Select(r => r["one"]));
        var comparisons = await RowsAsync(store, "SELECT * FROM comparisons WHERE sweep_id IN ('grid', 'guessed')");
        Assert.Equal(name.EndsWith("-search", StringComparison.Ordinal) ? 55 : 1, comparisons.Count);
    }

    /// <summary>Every figure of the CSV that the earlier program wrote, to its last digit.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task Its_leaderboard_is_that_of_the_program_that_wrote_it(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        var then = OldStore.Csv(old.Told("leaderboard.csv")!);
        var files = await CsvExport.WriteAsync(store, new ResultsFolder(old.Folder), SweepId.Parse(then[0]["sweep_id"]));
        var now = OldStore.Csv(await File.ReadAllTextAsync(files.Single(f => Path.GetFileName(f) == "leaderboard.csv")));
        Assert.True(then.Count >= 2);
        Assert.Equal(then, now.Select(row => row.Where(cell => then[0].ContainsKey(cell.Key)).ToDictionary()));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Each_of_its_sweeps_has_a_report_with_the_figures_of_then(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        foreach (var sweep in await store.SweepsAsync())
        {
            var report = await SweepReport.OfAsync(store, [(sweep, Definition(sweep))], old.Time.GetUtcNow());
            var page = await File.ReadAllTextAsync(report.Write(ReportFormat.Markdown, Path.Combine(old.Folder, $"{sweep.Id}.md"))[0]);
            Assert.Contains($"# {sweep.Id}", page, StringComparison.Ordinal);
            Assert.Contains(sweep.Yaml.Split('\n')[0], page, StringComparison.Ordinal);
            if (sweep.Name != "grid" || old.Told("report.txt") is not { } then) continue;
            foreach (var section in (string[])["## Leaderboard", "## On each text"])
            {
                var (was, found) = (Table(then, section), Table(page, section));
                var common = was[0].Keys.Intersect(found[0].Keys).ToList();
                Assert.True(common.Count >= was[0].Count - 1, page);
                Assert.Equal(was.Select(row => common.ConvertAll(c => row[c])), found.Select(row => common.ConvertAll(c => row[c])));
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task What_has_ended_never_changes(string name)
    {
        using var old = new OldStore(name);
        await using var store = await old.OpenAsync();
        void Refused(string sql)
        {
            var error = Assert.Throws<SqliteException>(() => old.ByHand(sql));
            Assert.Contains("never change", error.Message, StringComparison.Ordinal);
        }
        var ended = old.Before("SELECT id FROM runs WHERE state IN ('completed', 'stopped', 'failed', 'cancelled')");
        foreach (var run in ended.Select(r => r.Text("id")))
        {
            Refused($"UPDATE runs SET message = 'x' WHERE id = '{run}'");
            Refused($"DELETE FROM runs WHERE id = '{run}'");
            foreach (var table in (string[])["attempts", "epochs", "evaluations", "samples", "checkpoints"])
            {
                if (old.Before($"SELECT 1 FROM {table} WHERE run_id = '{run}'").Count == 0) continue;
                Refused($"UPDATE {table} SET attempt = 9 WHERE run_id = '{run}'");
                Refused($"DELETE FROM {table} WHERE run_id = '{run}'");
            }
            Refused($"INSERT INTO samples (run_id, epoch, prefix, temperature, attempt, text) VALUES ('{run}', 9, 'x', 0, 1, 'x')");
        }
        Refused("UPDATE sweeps SET reason = 'x' WHERE state IN ('completed', 'cancelled')");
        Refused("DELETE FROM sweeps WHERE state IN ('completed', 'cancelled')");
        Refused("UPDATE texts SET sha256 = 'x'");
        if (old.Table("decisions").Count > 0) Refused("UPDATE decisions SET message = 'x'");
    }

    private static SweepDefinition Definition(SweepRecord sweep)
    {
        var read = SweepFile.Stored(sweep.Yaml, sweep.Id);
        return read.Definition ?? throw new InvalidOperationException(string.Join('\n', read.Problems));
    }

    private static async Task<List<Dictionary<string, object?>>> RowsAsync(ResultStore store, string sql)
    {
        var result = await ReadOnlyQuery.RunAsync(store, sql);
        return [.. result.Rows.Select(row => result.Columns.Zip(row).ToDictionary(p => p.First, p => p.Second))];
    }

    /// <summary>The first table of a section of a Markdown page by the names of its columns, without what makes cells bold.</summary>
    private static List<Dictionary<string, string>> Table(string page, string section)
    {
        var lines = page[page.IndexOf(section, StringComparison.Ordinal)..].Replace("**", "", StringComparison.Ordinal).Split('\n');
        var table = lines.SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|'));
        var cells = table.Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToList()).ToList();
        return [.. cells.Skip(2).Select(row => cells[0].Zip(row).ToDictionary(c => c.First, c => c.Second))];
    }
}
