using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Serialization;
using RnnSweeps.Core;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Hosting;

/// <summary>Composition: what a host needs to train sweeps.</summary>
public static class OrchestrationHosting
{
    /// <summary>
    /// Makes the host a silo of one on the loopback address that trains the sweeps of the store. The caller holds the lock
    /// of the results folder, and disposes the store after the host. When the host stops, its runs go back into the queue.
    /// </summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IHostApplicationBuilder AddOrchestration(this IHostApplicationBuilder builder, OrchestrationOptions options, ResultStore store)
    {
        options.Check();
        builder.Services.AddSingleton(store);
        builder.Logging.AddOrleansFilters();
        return builder.UseOrleans(silo => silo.UseRnnSweepsSilo(options));
    }

    /// <summary>The grains, the agent and what looks after them; a <see cref="ResultStore"/> must be among the services.</summary>
    public static ISiloBuilder UseRnnSweepsSilo(this ISiloBuilder silo, OrchestrationOptions options)
    {
        var ports = LoopbackPorts.Of(options);
        silo.UseLocalhostClustering(ports.Silo, ports.Gateway, serviceId: ClusterName.Service, clusterId: ClusterName.Of(options.Folder));
        silo.AddGrainService<NodeAgent>();
        var services = silo.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(ports);
        services.AddSingleton<Doorbells>();
        services.AddSingleton<INodeAgents, NodeAgents>();
        services.AddSingleton<SlotPool>();
        services.AddRnnSweepsSerialization();
        // In the order of their start, after the silo; they stop in the opposite one: first nobody finds the host any more,
        // then the slots drain while all grains still answer.
        services.AddHostedService<Recovery>();
        services.AddHostedService(provider => provider.GetRequiredService<SlotPool>());
        services.AddHostedService<HostAnnouncement>();
        return silo;
    }

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
