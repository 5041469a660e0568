using System.Globalization;

namespace RnnSweeps.Benchmarks.Search;

/// <summary>The medians of <see cref="SearchBenchmark"/> and of its peer as a Markdown table.</summary>
internal static class SearchTable
{
    public static void Print(string csv)
    {
        var rows = File.ReadLines(csv).Skip(1).Select(l => l.Split(',')).Select(f => (Function: f[0], Search: f[1], Regret: double.Parse(f[3], CultureInfo.InvariantCulture))).ToList();
        var searches = rows.Select(r => r.Search).Distinct().ToList();
        var seeds = rows.GroupBy(r => (r.Function, r.Search)).Select(g => g.Count()).Distinct().Single();
        Console.WriteLine($"""
            # Searches compared

            Median regret (distance from the lowest value) of the best of {SearchBenchmark.Trials} trials, over {seeds} seeds; lower is better. `random` and `bayes`
            are this program's, `optuna` is the TPE of Optuna 3.1.0 (Debian 12) with its default settings, on the same functions.
            Made by `tests/RnnSweeps.Benchmarks/Search/search_table.sh`, which writes `search.csv` beside this file.

            | function | {string.Join(" | ", searches)} | bayes / random | bayes / optuna |
            |---|{string.Concat(Enumerable.Repeat("---:|", searches.Count + 2))}
            """);
        foreach (var function in rows.Select(r => r.Function).Distinct())
        {
            var medians = searches.ToDictionary(s => s, s => Workload.Median([.. rows.Where(r => r.Function == function && r.Search == s).Select(r => r.Regret)]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {function} | {string.Join(" | ", searches.Select(s => medians[s].ToString("0.0000", CultureInfo.InvariantCulture)))} | {medians["bayes"] / medians["random"]:0.00} | {medians["bayes"] / medians["optuna"]:0.00} |"));
        }
    }
}
