using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using RnnSweeps.Core;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting.Cluster;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Results.Exports;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Hosting;

/// <summary>Composition: what a host needs to train sweeps.</summary>
public static class OrchestrationHosting
{
    /// <summary>
    /// Makes the host a silo that trains the sweeps of the store: of one on the loopback address, or of the cluster that meets in
    /// the store's database (then <see cref="PrepareClusterAsync"/> comes first). The caller holds the lock of the results folder,
    /// or of the silo's name, and disposes the store after the host. When the host stops, its runs go back into the queue.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IHostApplicationBuilder AddOrchestration(this IHostApplicationBuilder builder, OrchestrationOptions options, ResultStore store)
    {
        options.Check();
        builder.Services.AddSingleton(store);
        builder.Logging.AddOrleansFilters();
        return builder.UseOrleans(silo =>
        {
            // Its token is there before anybody is told where it listens, and gone after that.
            if (options.Cluster is null) silo.UseOwnToken(new HostToken(options.Folder));
            silo.UseRnnSweepsSilo(options);
        });
    }

    /// <summary>The grains, the agent and what looks after them; a <see cref="ResultStore"/> must be among the services.</summary>
    public static ISiloBuilder UseRnnSweepsSilo(this ISiloBuilder silo, OrchestrationOptions options)
    {
        var services = silo.Services;
        if (options.Cluster is { } cluster) silo.UseCluster(options, cluster);
        else
        {
            var ports = LoopbackPorts.Of(options);
            silo.UseLocalhostClustering(ports.Silo, ports.Gateway, serviceId: ClusterName.Service, clusterId: ports.Cluster);
            services.AddSingleton(ports);
        }
        silo.AddGrainService<NodeAgent>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<EvictionHandler>();
        services.Replace(ServiceDescriptor.Singleton<IFatalErrorHandler>(provider => provider.GetRequiredService<EvictionHandler>()));
        services.AddSingleton<WakeSignals>();
        services.TryAddSingleton<INodeAgents, NodeAgents>();
        services.AddSingleton<LivenessFile>();
        services.AddSingleton<SiloLease>();
        services.AddSingleton<SlotPool>();
        services.TryAddSingleton<WriteCsv>(provider => (sweep, cancellation) => CsvExport.WriteAsync(provider.GetRequiredService<ResultStore>(), options.Folder, sweep, cancellation));
        services.AddSingleton<CsvWriter>();
        services.AddRnnSweepsSerialization();
        // In the order of their start, after the silo; they stop in the opposite one: first nobody finds the host any more,
        // then the slots drain while all grains still answer, and give the lease up.
        services.AddHostedService<Recovery>();
        services.AddHostedService(provider => provider.GetRequiredService<CsvWriter>());
        services.AddHostedService(provider => provider.GetRequiredService<SiloLease>());
        services.AddHostedService(provider => provider.GetRequiredService<SlotPool>());
        if (options.Cluster is not null) services.AddHostedService<LeaseWatch>();
        if (options.Cluster is null) services.AddHostedService<HostAnnouncement>();
        return silo;
    }

    /// <summary>Ends every trainer of this host at once, without a word to grains that it may not reach.</summary>
    public static ValueTask EndTrainersAsync(IServiceProvider host) => host.GetRequiredService<SlotPool>().DisposeAsync();

    /// <summary>Lays the tables of the membership, where they are missing, before the first silo looks for them.</summary>
    /// <param name="store">Of the same database: it knows how to wait for it, and what its errors mean.</param>
    /// <exception cref="ResultsFolderException">The database cannot be reached, or may not be changed.</exception>
    public static Task PrepareClusterAsync(ResultStore store, CancellationToken cancellation = default) => store.LayTablesAsync(MembershipSchema.Text, cancellation);

    /// <summary>Core's and Results' records travel unchanged, as the JSON that the store and the trainers read too.</summary>
    internal static IServiceCollection AddRnnSweepsSerialization(this IServiceCollection services) => services.AddSerializer(serializer =>
    {
        serializer.AddAssembly(typeof(OrchestrationHosting).Assembly);
        // Else a list of them is refused, on its way to another silo only.
        serializer.Configure(types =>
        {
            types.AddAllowedAssembly(typeof(Json).Assembly);
            types.AddAllowedAssembly(typeof(ResultStore).Assembly);
        });
        serializer.AddJsonSerializer(
            type => type.Namespace is { } name
                && (name.StartsWith("RnnSweeps.Core", StringComparison.Ordinal) || name.StartsWith("RnnSweeps.Results", StringComparison.Ordinal)),
            Json.Options);
    });

    /// <summary>Orleans tells much about itself at every start; what it warns of stays, but for two harmless ones.</summary>
    internal static ILoggingBuilder AddOrleansFilters(this ILoggingBuilder logging) => logging
        .AddFilter("Orleans", LogLevel.Warning)
        .AddFilter("Polly", LogLevel.Warning)
        .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error)
        .AddFilter("Orleans.Networking", LogLevel.Error);
}
