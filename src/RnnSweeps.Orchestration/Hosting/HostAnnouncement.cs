using Microsoft.Extensions.Hosting;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Hosting;

/// <summary>Tells clients on this machine where the host listens, for as long as it does.</summary>
internal sealed class HostAnnouncement(OrchestrationOptions options, LoopbackPorts ports, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        new HostFile(ports.Gateway, ports.Silo, Environment.ProcessId, time.GetUtcNow(), ports.Cluster, options.OnlySweep, Environment.UserName).Write(options.Folder);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        HostFile.Delete(options.Folder);
        return Task.CompletedTask;
    }
}
