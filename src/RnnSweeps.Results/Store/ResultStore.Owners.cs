using Dapper;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>The silo that an attempt was given to, under the name of its lease.</summary>
    /// <exception cref="InvalidOperationException">There is no such attempt.</exception>
    public Task<string> OwnerAsync(RunId run, int attempt, CancellationToken cancellation = default) => ReadAsync(
        c => c.QuerySingle<string>("SELECT owner FROM attempts WHERE run_id = @run AND attempt = @attempt", new { run = run.ToString(), attempt }), cancellation);
}
