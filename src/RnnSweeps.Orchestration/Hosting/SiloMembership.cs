using System.Net;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Orchestration.Hosting;

/// <summary>What makes a host one silo among several: where they meet, and how the others reach it.</summary>
public sealed record SiloMembership
{
    /// <summary>Npgsql's connection string of the database with the store, which holds the membership too.</summary>
    public required string Database { get; init; }

    /// <summary>What people call this silo; equal for each of its starts. Logs lie in a folder of that name.</summary>
    public required string SiloName { get; init; }

    /// <summary>The address that this silo listens on and that the others reach it at. Default: loopback, for silos of one machine.</summary>
    public IPAddress Advertised { get; init; } = IPAddress.Loopback;

    /// <summary>Certificates and tokens; null for none, which is possible on the loopback address alone.</summary>
    public HostSecurity? Security { get; init; }

    /// <summary>
    /// For how long a silo may count on what it holds after it asked for its lease. Default 5 s: five renewals, so that a database
    /// that restarts costs nothing, and yet short enough for its runs to go on elsewhere within 20 s.
    /// </summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two renewals. Default 1 s.</summary>
    public TimeSpan LeaseRenewal { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Beyond all that can be computed, before a run is given away: clocks that run unevenly. Default 1 s.</summary>
    public TimeSpan Margin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What a trainer that ends by itself takes for its last checkpoint, at most. Default 2 s.</summary>
    public TimeSpan TrainerTimeToEnd { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The name that a silo has by default: its machine's and its port, so that two of one machine differ.</summary>
    public static string NameOf(string machine, int siloPort) => $"{machine}-{siloPort}";

    internal IEnumerable<string> Problems()
    {
        foreach (var (name, time) in ((string, TimeSpan)[])
            [(nameof(Lease), Lease), (nameof(LeaseRenewal), LeaseRenewal), (nameof(Margin), Margin), (nameof(TrainerTimeToEnd), TrainerTimeToEnd)])
            if (time <= TimeSpan.Zero) yield return $"Cluster.{name} must be longer than nothing, found {time}.";
        if (Lease < 3 * LeaseRenewal) yield return $"Cluster.{nameof(Lease)} must be at least three renewals ({3 * LeaseRenewal}), found {Lease}.";
        if (Exposure.Check(Advertised, Security) is { } exposed) yield return exposed;
        if (SiloName.Length is 0 or > 100 || !SiloName.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') || SiloName[0] == '.')
            yield return $"Cluster.{nameof(SiloName)} must be letters, digits, '.', '-' and '_', 100 at most and no '.' first, found '{SiloName}'.";
    }
}
