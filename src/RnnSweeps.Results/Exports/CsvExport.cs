using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Exports;

/// <summary>
/// A sweep's views as files: <c>leaderboard.csv</c> (best first), <c>runs.csv</c> (view <c>run_summary</c>) and
/// <c>curves.csv</c>, all of one moment. Each file appears whole.
/// </summary>
public static class CsvExport
{
    /// <summary>Writes the files, in place of older ones, and returns their paths. A sweep without runs gives headers.</summary>
    /// <exception cref="ResultsFolderException">A file cannot be written.</exception>
    public static Task<IReadOnlyList<string>> WriteAsync(ResultStore store, ResultsFolder folder, SweepId sweep, CancellationToken cancellation = default) => store.ReadAsync<IReadOnlyList<string>>(
        connection =>
        [
            .. ExportedView.All.Select(view =>
            {
                cancellation.ThrowIfCancellationRequested();
                var path = folder.Export(sweep, view.File, "csv");
                view.Read(connection, sweep, (columns, rows) =>
                {
                    ResultsFile.Write(path, stream =>
                    {
                        using var writer = new StreamWriter(stream, leaveOpen: true);
                        CsvTable.Write(writer, [.. columns.Select(c => c.Name)], rows);
                    });
                    return path;
                });
                return path;
            }),
        ],
        cancellation, snapshot: true);
}
