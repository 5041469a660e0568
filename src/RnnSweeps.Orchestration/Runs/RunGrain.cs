using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Orchestration.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Orchestration.Runs;

/// <summary>
/// Holds no process and nothing that is not in the run's row: deactivated at any moment, it reads the row and goes on, and
/// the trainer never notices. Every decision is in the store before anybody hears of it.
/// </summary>
internal sealed partial class RunGrain(ResultStore store, OrchestrationOptions options, INodeAgents agents, TimeProvider time, ILocalSiloDetails silo, ILogger<RunGrain> logger) : Grain, IRunGrain
{
    private RunRecord _row = null!;
    private SweepSettings? _terms;

    private RunId Id => _row.Id;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => ReadAsync(RunId.Parse(this.GetPrimaryKeyString()));

    public async Task<RunSpecification?> Start(Placement place)
    {
        // Its sweep may have decided about it since it reached its rung.
        await ReadAsync(Id);
        // A running run whose slot is unknown is for Watch to find; a second trainer must never begin beside the first.
        if (_row.State != RunState.Queued || !await MayBeginAsync(place)) return null;
        var terms = await TermsAsync();
        if (await store.StopOfAsync(Id) is { } stop)
        {
            await EndAsync(RunOutcome.Stopped(stop.Rule, stop.Message));
            return null;
        }
        var trained = await store.TrainedSecondsAsync(Id);
        var attempt = await store.BeginAttemptAsync(Id, _row.Attempt, place, beyond: await Task.Run(AttemptOnDisk));
        await ReadAsync(Id);
        if (attempt is null) return null;
        LogStarted(Id, attempt.Value, place.Slot, place.Owner);
        var settings = TrainingSettings.From(_row.Configuration);
        if (SubmittedFiles.MissingWeights(terms.Material, settings) is { } missing)
        {
            await EndAsync(RunOutcome.Failed(FailureKind.BadData, missing));
            return null;
        }
        if (terms.Limits.Time is { } limit && TimeSpan.FromSeconds(trained) is var sofar && sofar >= limit)
        {
            await EndAsync(RunOutcome.Stopped(RunOutcome.TimeLimit, AttemptLimits.Spent(limit, sofar)));
            return null;
        }
        var material = SubmittedFiles.In(options.Folder, terms.Material);
        return new RunSpecification
        {
            Run = Id,
            Attempt = attempt.Value,
            Configuration = _row.Configuration,
            Seed = _row.Seed,
            Texts = material.TextsOf(settings),
            EvaluateOn = material.EvaluateOn(settings),
            InitialWeights = material.WeightsOf(settings),
            Folder = options.Folder.Run(Id),
            Device = place.Device,
            Threads = place.Threads,
            UntilEpoch = _row.UntilEpoch,
            Patience = terms.Patience,
            Limits = terms.Limits,
            TrainedSeconds = trained,
            StoredEpochs = await store.StoredEpochsAsync(Id),
        };
    }

    public async Task<EvaluationDecision> Report(AttemptReport report)
    {
        // Another activation may have begun that attempt, while this one's silo was cut off.
        if (report.Attempt != _row.Attempt) await ReadAsync(Id);
        // Decided already, and the answer was lost or comes too late for a run that was cancelled meanwhile.
        if (report.Attempt == _row.Attempt && _row.State != RunState.Running) return EvaluationDecision.Stop;
        if (!await store.AppendAsync(Id, report.Attempt, report.Events))
        {
            LogFenced(Id, report.Attempt);
            await ReadAsync(Id);
            return EvaluationDecision.Stop;
        }
        var verdict = EvaluationDecision.Continue;
        foreach (var said in report.Events)
        {
            switch (said)
            {
                case EpochEnded { Metrics: { ValLoss: not null } metrics }: verdict = await Sweep.OnEvaluation(Id, metrics); break;
                case RunFinished finished: await FinishedAsync(finished, report.Log); break;
                case RungReached: await RungReachedAsync(); break;
                case RunInterrupted interrupted: await InterruptedAsync(interrupted); break;
                case RunFailed failed: await FailedAsync(failed, report.Log); break;
                case RunStarted or EpochEnded or CheckpointWritten or SampleWritten: break;
                default: throw new ArgumentException($"Unknown event {said.GetType().Name} of run {Id}.", nameof(report));
            }
        }
        return verdict;
    }

    public async Task<RunState> Watch()
    {
        // Its sweep, a person, or another silo may have decided about it since.
        if (_row.State != RunState.Running || options.Cluster is not null) await ReadAsync(Id);
        if (_row.State.IsFinal()) return _row.State;
        if (_row.State == RunState.Running) return options.Cluster is null ? await WatchAloneAsync() : await WatchLeaseAsync();
        // A slot that has just been given the run will call Start: to the sweep it trains.
        return await agents.AnyHoldsAsync(Id) ? RunState.Running : _row.State;
    }

    /// <summary>
    /// A host that is alone holds its folder's lock: an attempt of another host is nobody's any more, and ended with that. An attempt
    /// of this one is trained unless its agent says that it is not; one that is silent for a moment proves nothing.
    /// </summary>
    private async Task<RunState> WatchAloneAsync()
    {
        var mine = silo.SiloAddress.ToParsableString();
        if (await store.OwnerAsync(Id, _row.Attempt) != mine) await LostHostAsync();
        else if (agents.Of(mine) is { } agent && await agents.HoldsAsync(agent, Id) == false) await RequeueOrphanAsync();
        return _row.State;
    }

    /// <summary>
    /// Among several silos only two know that nobody trains a run: the silo that does not, as long as it holds its lease, and the
    /// store, once others have ended that lease (<see cref="LeaseWatch"/>). A silo that does not answer proves nothing.
    /// </summary>
    private async Task<RunState> WatchLeaseAsync()
    {
        var owner = await store.OwnerAsync(Id, _row.Attempt);
        if (await store.LossAsync(owner) is { } kind) await LostSiloAsync(kind, owner);
        else if (agents.Of(owner) is { } agent && await agents.HoldsAsync(agent, Id) == false) await RequeueOrphanAsync();
        return _row.State;
    }

    /// <summary>The last attempt that has left weights: a store that was put back from a copy may have forgotten it.</summary>
    private int AttemptOnDisk()
    {
        try
        {
            return RunFile.NewestAttempt(Directory.EnumerateFiles(options.Folder.Run(Id)));
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0; // Its trainer will say so.
        }
    }

    private async Task RequeueOrphanAsync()
    {
        LogOrphaned(Id, _row.Attempt);
        await store.RequeueAsync(Id, _row.Attempt, null, "No slot was training it any more.");
        await ReadAsync(Id);
    }

    private async Task ReadAsync(RunId id) => _row = await store.FindRunAsync(id) ?? throw new KeyNotFoundException($"There is no run '{id}' in {store.Database}.");

    private async Task<SweepSettings> TermsAsync() => _terms ??= await Sweep.Settings();

    private ISweepGrain Sweep => GrainFactory.GetGrain<ISweepGrain>(Id.Sweep.ToString());
}
