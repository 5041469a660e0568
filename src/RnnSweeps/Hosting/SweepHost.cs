using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Hosting.Cluster;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Hosting;

/// <summary>
/// A host of a results folder inside this process, from its start to its end in good order: then every trainer has left a
/// checkpoint and every run waits for the next host.
/// </summary>
internal sealed class SweepHost : IAsyncDisposable
{
    private readonly IHost _host;

    private SweepHost(IHost host) => _host = host;

    /// <exception cref="NotJoinedException">The database of the cluster, or its other silos, cannot be reached just now.</exception>
    public static async Task<SweepHost> StartAsync(OrchestrationOptions options, ResultStore store, Screen screen, TimeProvider time, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new LogFile(options.Folder.HostLog(options.Cluster?.SiloName), time));
        builder.Logging.AddProvider(new StorageWarnings(screen, time));
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<IHostLifetime, ObeysItsOwner>();
        builder.AddOrchestration(options, store);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return new SweepHost(host);
        }
        catch (Exception error) when (options.Cluster is not null && IsOfTheNetwork(error))
        {
            throw new NotJoinedException(error);
        }
    }

    /// <summary>The database or the other silos are out of reach for the moment.</summary>
    private static bool IsOfTheNetwork(Exception error) =>
        error is DbException or IOException or SocketException or TimeoutException or OrleansException
        || (error is AggregateException all && all.InnerExceptions.Any(IsOfTheNetwork)) || (error.InnerException is { } inner && IsOfTheNetwork(inner));

    /// <summary>Ends when this silo is a member of its cluster no longer.</summary>
    public Task Lost => _host.Services.GetRequiredService<EvictionHandler>().Lost;

    /// <summary>Ends the trainers of a silo that is a member no longer; the rest of it can only be left behind.</summary>
    public ValueTask AbandonAsync() => OrchestrationHosting.EndTrainersAsync(_host.Services);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Signals are heard by <see cref="Interruption"/> alone, which knows what the second Ctrl+C means.</summary>
    private sealed class ObeysItsOwner : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>A silo could not join its cluster; what there is of it can only be left behind.</summary>
internal sealed class NotJoinedException(Exception inner) : Exception(inner.Message, inner);
