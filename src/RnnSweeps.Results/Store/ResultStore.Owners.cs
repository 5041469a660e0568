using Dapper;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>The silo that an attempt was given to, under the name of its lease.</summary>
    /// <exception cref="InvalidOperationException">There is no such attempt.</exception>
    public Task<string> OwnerAsync(RunId run, int attempt, CancellationToken cancellation = default) => ReadAsync(
        c => c.QuerySingle<string>("SELECT owner FROM attempts WHERE run_id = @run AND attempt = @attempt", new { run = run.ToString(), attempt }), cancellation);

    /// <summary>To whom the newest attempt of each of some runs was given, if the run is in training; in one query, however many they are.</summary>
    public Task<IReadOnlyDictionary<RunId, string>> OwnersAsync(IReadOnlyCollection<RunId> runs, CancellationToken cancellation = default) => runs.Count == 0
        ? Task.FromResult<IReadOnlyDictionary<RunId, string>>(new Dictionary<RunId, string>())
        : ReadAsync<IReadOnlyDictionary<RunId, string>>(
            c => runs.Chunk(LargestList).SelectMany(part =>
            {
                var ids = new DynamicParameters();
                for (var i = 0; i < part.Length; i++) ids.Add($"r{i}", part[i].ToString());
                return Rows(
                    c, row => (Run: RunId.Parse(row.Text("id")), Owner: row.Text("owner")),
                    $"SELECT r.id, a.owner FROM runs r JOIN attempts a ON a.run_id = r.id AND a.attempt = r.attempt WHERE r.state = 'running' AND r.id IN ({string.Join(", ", ids.ParameterNames.Select(n => "@" + n))})",
                    ids);
            }).ToDictionary(r => r.Run, r => r.Owner),
            cancellation);
}
