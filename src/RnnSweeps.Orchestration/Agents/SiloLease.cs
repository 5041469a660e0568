using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using RnnSweeps.Core;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Hosting.Cluster;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>
/// The silo's right to train: a row in the store, renewed every second. It counts from the moment before it was asked for, on
/// this machine's own steady clock, so that it ends here before it ends for anybody else. Once lost it is never held again: what
/// trained under it is ended first, then the silo goes on under the next name. One that the others have voted out gives it up for
/// good: no grain hears what its trainers say any more. A host that is alone holds its folder's lock instead, and its lease always.
/// </summary>
internal sealed partial class SiloLease(
    OrchestrationOptions options, ResultStore store, ILocalSiloDetails silo, EvictionHandler eviction, LivenessFile alive, TimeProvider time, ILogger<SiloLease> logger) : BackgroundService
{
    private volatile Tenure? _tenure;
    private int _tenures;

    /// <summary>Under which name slots begin attempts now; null while the silo may not train.</summary>
    public string? Owner => options.Cluster is null ? silo.SiloAddress.ToParsableString() : _tenure is { } t && Left(t) > TimeSpan.Zero ? t.Owner : null;

    /// <summary>Told before a lost lease is followed by the next one; returns when nothing trains any more.</summary>
    public Func<Task> WhenLost { get; set; } = () => Task.CompletedTask;

    /// <summary>What the lease of this silo tells those who look at the cluster.</summary>
    public IReadOnlyList<SlotSpec> Slots { get; set; } = [];

    /// <summary>Gives the lease up: its runs may go on elsewhere at once. To be called when nothing trains any more.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (_tenure is not { } mine) return;
        _tenure = null;
        await GiveUpAsync(mine.Owner, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Cluster is not { } cluster)
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                alive.Touch();
                await Task.Delay(LivenessFile.Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            return;
        }
        while (!stoppingToken.IsCancellationRequested && !eviction.Lost.IsCompleted)
        {
            await HoldAsync(cluster, stoppingToken);
            await Task.WhenAny(Task.Delay(cluster.LeaseRenewal, time, stoppingToken), eviction.Lost);
        }
        if (eviction.Lost.IsCompleted) await LoseAsync();
    }

    private async Task HoldAsync(SiloMembership cluster, CancellationToken stopping)
    {
        var asked = time.GetTimestamp();
        var held = _tenure;
        // As after a long sleep: nobody may have ended it yet, but its trainers have heard nothing since.
        if (held is not null && Left(held) <= TimeSpan.Zero)
        {
            await LoseAsync();
            return;
        }
        var owner = held?.Owner ?? NextName();
        // An answer that comes after the end of the lease is none.
        var patience = held is null ? cluster.Lease : Left(held);
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            var identity = Identity(owner, cluster);
            var answer = held is null ? store.TakeLeaseAsync(identity, cluster.Lease, either.Token) : store.RenewLeaseAsync(identity, cluster.Lease, either.Token);
            if (await answer.WaitAsync(either.Token))
            {
                if (held is null) LogHeld(owner);
                _tenure = new Tenure(owner, asked);
                alive.Touch();
                return;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // A boundary: whatever keeps the lease from being renewed, it runs out.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogNotRenewed(owner, error.Message);
            if (_tenure is { } still && Left(still) > TimeSpan.Zero) return;
        }
        await LoseAsync();
    }

    private async Task LoseAsync()
    {
        if (_tenure is not { } lost) return;
        _tenure = null;
        LogLost(lost.Owner);
        await WhenLost();
        using var limit = new CancellationTokenSource(options.Cluster!.Lease, time);
        await GiveUpAsync(lost.Owner, limit.Token);
    }

    private async Task GiveUpAsync(string owner, CancellationToken cancellation)
    {
        try
        {
            await store.EndLeaseAsync(owner, cancellation);
        }
#pragma warning disable CA1031 // A boundary: a lease that cannot be given up runs out by itself.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogNotGivenUp(owner, error);
        }
    }

    /// <summary>The silo's own for its first lease; then with a number, for what was given away stays so.</summary>
    private string NextName() => ++_tenures == 1 ? silo.SiloAddress.ToParsableString() : $"{silo.SiloAddress.ToParsableString()}/{_tenures}";

    private TimeSpan Left(Tenure tenure) => options.Cluster!.Lease - time.GetElapsedTime(tenure.AskedAt);

    private SiloIdentity Identity(string owner, SiloMembership cluster) =>
        new(owner, cluster.SiloName, Environment.MachineName, Environment.ProcessId, Json.Write(Slots), ThisVersion.Text);

    /// <summary>What is held, and since when by the steady clock.</summary>
    private sealed record Tenure(string Owner, long AskedAt);
}
