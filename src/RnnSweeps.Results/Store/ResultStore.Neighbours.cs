using Dapper;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>
    /// Lays the tables of somebody who lives in the same database (the cluster's membership), in one transaction. The text must
    /// change nothing where they are there already: every silo lays them at its start.
    /// </summary>
    public Task LayTablesAsync(string sql, CancellationToken cancellation = default) => WriteAsync(c => c.Execute(sql), cancellation, durable: true);
}
