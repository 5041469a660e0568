using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Core.Internal;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Client;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Runs;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Tests.Support;

/// <summary>A real host of a results folder, with short pauses and the scripted trainer in real processes.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;

    private readonly HostLock _right;

    private TestHost(IHost host, ResultStore store, HostLock right) => (_host, Store, _right) = (host, store, right);

    public static string ScriptedTrainer { get; } = Path.Combine(AppContext.BaseDirectory, "RnnSweeps.ScriptedTrainer");

    public ResultStore Store { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public T Service<TService, T>()
        where TService : notnull
        where T : TService => (T)_host.Services.GetRequiredService<TService>();

    public SweepClient Client => SweepClient.InProcess(Grains);

    public static OrchestrationOptions Options(ResultsFolder folder) => new()
    {
        Folder = folder,
        Trainer = new TrainerCommandLine(ScriptedTrainer, []),
        Slots = [new SlotSpec("cpu", 1), new SlotSpec("cpu", 1)],
        RetryPauses = [TimeSpan.FromMilliseconds(20)],
        PullInterval = TimeSpan.FromMilliseconds(100),
        RecoveryInterval = TimeSpan.FromMilliseconds(500),
        StopLimit = TimeSpan.FromSeconds(2),
    };

    public static async Task<TestHost> StartAsync(TemporaryFolder folder, Func<OrchestrationOptions, OrchestrationOptions>? with = null, Action<IServiceCollection>? services = null)
    {
        var options = Options(folder.Results);
        var right = HostLock.TryTake(folder.Results) ?? throw new InvalidOperationException($"{folder.Results.Root} has a host.");
        var store = await ResultStore.OpenAsync(folder.Results.Database, TimeProvider.System);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        services?.Invoke(builder.Services);
        builder.AddOrchestration(with is null ? options : with(options), store);
        var host = builder.Build();
        await host.StartAsync();
        return new TestHost(host, store, right);
    }

    /// <summary>Submits and waits for the end; answers the runs by number.</summary>
    public async Task<IReadOnlyList<RunRecord>> TrainAsync(SweepSubmission submission) => await UntilEndAsync(await Client.SubmitAsync(submission));

    public async Task<IReadOnlyList<RunRecord>> UntilEndAsync(SweepId sweep)
    {
        await Eventually.GetAsync(async () => await Store.FindSweepAsync(sweep) is { State: not SweepState.Active } ended ? ended : null, $"the end of sweep {sweep}");
        return await Store.RunsAsync(sweep);
    }

    public Task<RunRecord> UntilAsync(RunId run, Func<RunRecord, bool> condition, string what) =>
        Eventually.GetAsync(async () => await Store.FindRunAsync(run) is { } row && condition(row) ? row : null, $"{what} of {run}");

    public async Task UntilEpochAsync(RunId run, int epoch) => await Eventually.GetAsync(
        async () => await Store.EpochsAsync(run) is { Count: > 0 } epochs && epochs[^1].Epoch >= epoch ? epochs : null, $"epoch {epoch} of {run}");

    /// <summary>The process that trains a run at the moment.</summary>
    public async Task<int> TrainerAsync(RunId run) => (await Client.ClusterAsync()).Single(s => s.Run == run).TrainerProcess!.Value;

    public IRunGrain Run(RunId run) => Grains.GetGrain<IRunGrain>(run.ToString());

    public ISweepGrain Sweep(SweepId sweep) => Grains.GetGrain<ISweepGrain>(sweep.ToString());

    public static Task DeactivateAsync(IAddressable grain) => grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await Store.DisposeAsync();
        _right.Dispose();
    }
}
