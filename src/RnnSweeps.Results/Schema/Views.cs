using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Results.Schema;

/// <summary>
/// The views that people query. They follow the catalogue of parameters, so they are no migration: a program whose views
/// differ from the database's puts its own in their place when it opens the database for writing.
/// </summary>
internal static class Views
{
    /// <summary>In the order in which they build on each other.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<ViewColumn> Columns, string Sql)> All(Dialect dialect) =>
    [
        ("run_summary", RunSummaryView.Columns(dialect), RunSummaryView.Sql(dialect)),
        ("leaderboard", LeaderboardView.Columns, LeaderboardView.Sql(dialect)),
        ("curves", CurvesView.Columns, CurvesView.Sql),
        ("comparisons", ComparisonsView.Columns, ComparisonsView.Sql(dialect)),
    ];

    public static void Apply(DbConnection connection, Dialect dialect, DbTransaction transaction)
    {
        var all = All(dialect);
        var wanted = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all.Select(v => v.Sql)))));
        connection.Execute("CREATE TABLE IF NOT EXISTS schema_views (sha256 text NOT NULL)", transaction: transaction);
        if (connection.ExecuteScalar<string>("SELECT sha256 FROM schema_views", transaction: transaction) == wanted) return;
        foreach (var (name, _, _) in all.Reverse())
            connection.Execute($"DROP VIEW IF EXISTS {name}", transaction: transaction);
        foreach (var (name, _, sql) in all)
            connection.Execute($"CREATE VIEW {name} AS\n{sql}", transaction: transaction);
        connection.Execute("DELETE FROM schema_views", transaction: transaction);
        connection.Execute("INSERT INTO schema_views (sha256) VALUES (@wanted)", new { wanted }, transaction);
    }
}
