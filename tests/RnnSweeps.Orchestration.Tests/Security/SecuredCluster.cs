using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Scheduling;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Tests.Support;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Security;

/// <summary>Silos of one cluster in this process that talk over real connections; their membership is in the first one's memory.</summary>
internal sealed class SecuredCluster : IAsyncDisposable
{
    public const string Name = "secured";

    private readonly TemporaryFolder _folder = new();
    private readonly List<IHost> _silos = [];
    public List<IPEndPoint> SilosAt { get; } = [];
    private ResultStore? _store;

    public Lines Log { get; } = new();

    public List<IPEndPoint> Gateways { get; } = [];

    public IHost First => _silos[0];

    public async Task AddAsync(HostSecurity? security)
    {
        _store ??= await ResultStore.OpenAsync(_folder.Results.Database, TimeProvider.System);
        var options = TestHost.Options(_folder.Results);
        var ports = LoopbackPorts.Of(options);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(Log).AddOrleansFilters();
        builder.Services.AddSingleton(_store);
        builder.UseOrleans(silo =>
        {
            silo.UseRnnSweepsSilo(options);
            // After it, so that it takes the place of a cluster of one.
            silo.UseLocalhostClustering(ports.Silo, ports.Gateway, SilosAt.FirstOrDefault(), ClusterName.Service, Name);
            silo.UseSecurity(security);
        });
        var host = builder.Build();
        await host.StartAsync();
        _silos.Add(host);
        SilosAt.Add(new IPEndPoint(IPAddress.Loopback, ports.Silo));
        Gateways.Add(new IPEndPoint(IPAddress.Loopback, ports.Gateway));
    }

    /// <summary>An outside client of the first silo.</summary>
    /// <param name="inVain">It will not be let in: it need not try for long.</param>
    public async Task<IHost> ConnectAsync(ClientSecurity? security, bool inVain = false)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddOrleansFilters();
        builder.Services.AddRnnSweepsSerialization();
        builder.UseOrleansClient(client => client
            .UseStaticClustering(Gateways[0])
            .Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (ClusterName.Service, Name))
            .UseSecurity(security));
        var host = builder.Build();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(inVain ? 4 : 30));
        try
        {
            await host.StartAsync(limit.Token);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public static ISchedulerGrain Scheduler(IHost host) => host.Services.GetRequiredService<IGrainFactory>().GetGrain<ISchedulerGrain>(0);

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos.AsEnumerable().Reverse())
        {
            await silo.StopAsync();
            silo.Dispose();
        }
        if (_store is not null) await _store.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>What was logged.</summary>
    internal sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> _lines = [];

        public string All
        {
            get { lock (_lines) return string.Join('\n', _lines); }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add($"{formatter(state, exception)} {exception}");
        }

        public void Dispose() { }
    }
}
