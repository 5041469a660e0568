using System.Data.Common;
using Orleans.Configuration;
using Orleans.Hosting;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Orchestration.Hosting.Cluster;

/// <summary>How silos of several machines, and their clients, find each other: by the membership in the database of the store.</summary>
internal static class ClusterHosting
{
    private const string Provider = "Npgsql";

    /// <summary>A database is one cluster, so everything that meets there has the same name.</summary>
    private const string Name = ClusterName.Service;

    public static ISiloBuilder UseCluster(this ISiloBuilder silo, OrchestrationOptions options, SiloMembership cluster)
    {
        silo.UseAdoNetClustering(database => (database.Invariant, database.ConnectionString) = (Provider, Bounded(cluster.Database)));
        silo.ConfigureEndpoints(cluster.Advertised, options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: false);
        return silo
            .UseSecurity(cluster.Security)
            .Configure<ClusterOptions>(Named)
            .Configure<SiloOptions>(named => named.SiloName = cluster.SiloName)
            // Now and then a call to a silo that has just died gets no answer at all, and what waits for it would wait for half a
            // minute. Whatever is asked here may be asked again.
            .Configure<SiloMessagingOptions>(calls => calls.ResponseTimeout = TimeSpan.FromSeconds(8))
            .Configure<ClusterMembershipOptions>(membership =>
            {
                // Chosen by trial with kill and partition: a dead silo is voted out in about five seconds.
                membership.ProbeTimeout = TimeSpan.FromSeconds(2);
                membership.NumMissedProbesLimit = 2;
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
                membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
                membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
                membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
            });
    }

    public static IClientBuilder UseCluster(this IClientBuilder client, string database) => client
        .UseAdoNetClustering(place => (place.Invariant, place.ConnectionString) = (Provider, Bounded(database)))
        .Configure<ClusterOptions>(Named);

    /// <summary>The membership has a pool of its own beside the store's; without a bound it may take every connection of the server.</summary>
    private static string Bounded(string database) => new DbConnectionStringBuilder { ConnectionString = database, ["Maximum Pool Size"] = PostgresConnections.OfMembership }.ConnectionString;

    private static void Named(ClusterOptions cluster) => (cluster.ServiceId, cluster.ClusterId) = (ClusterName.Service, Name);
}
