using Dapper;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Csv;

/// <summary>
/// A sweep's views as files: <c>leaderboard.csv</c> (best first), <c>runs.csv</c> (view <c>run_summary</c>) and
/// <c>curves.csv</c>, all of one moment. Each file appears whole.
/// </summary>
public static class CsvExport
{
    private static readonly (string File, string Sql)[] Files =
    [
        ("leaderboard", "SELECT * FROM leaderboard WHERE sweep_id = @sweep ORDER BY mean_best_val_ppl IS NULL, mean_best_val_ppl, configuration_index, texts"),
        ("runs", "SELECT * FROM run_summary WHERE sweep_id = @sweep ORDER BY run_number"),
        ("curves", "SELECT * FROM curves WHERE sweep_id = @sweep ORDER BY run_number, epoch"),
    ];

    /// <summary>Writes the files, in place of older ones, and returns their paths. A sweep without runs gives headers.</summary>
    /// <exception cref="ResultsFolderException">A file cannot be written.</exception>
    public static Task<IReadOnlyList<string>> WriteAsync(
        ResultStore store, ResultsFolder folder, SweepId sweep, CancellationToken cancellation = default) => store.ReadAsync<IReadOnlyList<string>>(
        connection =>
        {
            var paths = new List<string>();
            foreach (var (file, sql) in Files)
            {
                cancellation.ThrowIfCancellationRequested();
                using var reader = connection.ExecuteReader(sql, new { sweep = sweep.ToString() });
                var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
                var path = folder.Csv(sweep, file);
                WholeFile.Write(path, stream =>
                {
                    using var writer = new StreamWriter(stream, leaveOpen: true);
                    CsvTable.Write(writer, columns, RowsOf(reader));
                });
                paths.Add(path);
            }
            return paths;
        },
        cancellation, snapshot: true);

    private static IEnumerable<IReadOnlyList<object?>> RowsOf(System.Data.IDataReader reader)
    {
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))];
    }
}
