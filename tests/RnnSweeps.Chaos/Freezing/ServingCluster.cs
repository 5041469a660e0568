using System.Globalization;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Cluster;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Freezing;

/// <summary>Three silos that share a store.</summary>
internal sealed class ServingCluster(SiloCluster cluster, int slotsOfEach, Workplace place) : IHosts
{
    /// <summary>A silo that was given up begins anew, and one that was killed is first given up by the others.</summary>
    private static readonly TimeSpan JoinLimit = TimeSpan.FromMinutes(3);

    public IReadOnlyList<IServingHost> All => cluster.Silos;

    public int Slots => cluster.Silos.Count * slotsOfEach;

    public StoredRows Store => cluster.Store;

    public async Task<IReadOnlyList<string>> WholeAsync()
    {
        for (var until = DateTime.UtcNow + JoinLimit; DateTime.UtcNow < until; await Task.Delay(500))
            if (Lacking().Count == 0) return [];
        return [.. Lacking().Select(s => $"{s.Name} holds no lease {JoinLimit.TotalMinutes:0} minutes after the last thaw; see {s.Log}.")];
    }

    public Task SubmitAsync(string file) => cluster.RunAsync("submit", file, "--results", place.Results);

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    /// <summary>Silos that may not train now.</summary>
    private List<SiloProcess> Lacking()
    {
        var held = cluster.Store.OfOrNone("SELECT name, lease_until FROM silos WHERE ended_at IS NULL").Select(row => row.Split('|'))
            .Where(row => DateTimeOffset.Parse(row[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) > DateTimeOffset.UtcNow).Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        return [.. cluster.Silos.Where(s => !held.Contains(s.Name))];
    }
}
