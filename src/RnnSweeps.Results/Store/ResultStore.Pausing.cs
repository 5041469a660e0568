using System.Data.Common;
using Dapper;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    private const string PausedByUser = "Paused by the user.";

    private ControlAnswer Pause(DbConnection connection, PauseRequest request, SweepRecord sweep)
    {
        if (HasEnded(request, sweep) is { } refused) return refused;
        if (sweep.State == SweepState.Paused) return ControlAnswer.Already($"{request.Who} is paused already.");
        if (sweep.State == SweepState.Halted) return ControlAnswer.Already($"{request.Who} has halted already: {sweep.Reason}");
        connection.Execute("UPDATE sweeps SET state = 'paused', reason = @reason WHERE id = @id AND state = 'active'", new { id = Id(request), reason = PausedByUser });
        Note(connection, "paused", sweep.Id, null, PausedByUser);
        return ControlAnswer.Changed($"{request.Who} is paused: what is in training leaves a checkpoint and waits. To go on: rnnsweeps resume {sweep.Id}");
    }

    private ControlAnswer Pause(DbConnection connection, PauseRequest request, RunRecord run)
    {
        if (HasEnded(request, run) is { } refused) return refused;
        if (run.Paused) return ControlAnswer.Already($"{request.Who} is paused already.");
        if (!SetPaused(connection, run, paused: 1)) return ControlAnswer.Refused($"{request.Who} has just ended.");
        Note(connection, "paused", run.Id.Sweep, run.Id, PausedByUser);
        return ControlAnswer.Changed($"{request.Who} is paused and waits, with a checkpoint if it was in training. To go on: rnnsweeps resume {run.Id}");
    }

    private ControlAnswer Resume(DbConnection connection, ResumeRequest request, SweepRecord sweep)
    {
        if (!sweep.State.NeedsResume())
        {
            var same = request.Allowance is null || request.Allowance == sweep.Allowance;
            return sweep.State == SweepState.Active && same && WasNoted(connection, "resumed", request)
                ? ControlAnswer.Already($"{request.Who} goes on already.")
                : ControlAnswer.Refused($"{request.Who} is neither paused nor halted: it is {sweep.State.Name()}.");
        }
        // What halted at a limit goes on to its end unless it is told another one; what was paused keeps those that it had.
        var allowance = request.Allowance ?? (sweep.State == SweepState.Paused ? sweep.Allowance : new Allowance(SweepBudget.Unlimited, null));
        connection.Execute(
            "UPDATE sweeps SET state = 'active', reason = NULL, allowance = @allowance WHERE id = @id AND state IN ('paused', 'halted')",
            new { id = Id(request), allowance = allowance is null ? null : Json.Write(allowance) });
        Note(connection, "resumed", sweep.Id, null, request.Allowance is null ? "Resumed by the user." : "Resumed by the user, under other limits.");
        return ControlAnswer.Changed($"{request.Who} goes on.");
    }

    private ControlAnswer Resume(DbConnection connection, ResumeRequest request, RunRecord run)
    {
        if (HasEnded(request, run) is { } refused) return refused;
        if (!run.Paused)
            return WasNoted(connection, "resumed", request) ? ControlAnswer.Already($"{request.Who} goes on already.")
                : ControlAnswer.Refused(run.State switch
                {
                    RunState.AwaitingResult => $"{request.Who} is not paused: it waits for {run.ReusedFrom}, whose results it will take over.",
                    RunState.AwaitingPromotion => $"{request.Who} is not paused: it waits for the decision about its configuration.",
                    _ => $"{request.Who} is not paused: it is {run.State.Name()}.",
                });
        if (!SetPaused(connection, run, paused: 0)) return ControlAnswer.Refused($"{request.Who} has just ended.");
        Note(connection, "resumed", run.Id.Sweep, run.Id, "Resumed by the user.");
        return ControlAnswer.Changed($"{request.Who} goes on.");
    }

    private static bool SetPaused(DbConnection connection, RunRecord run, int paused) =>
        connection.Execute($"UPDATE runs SET paused = @paused WHERE id = @id AND state IN {Unfinished}", new { id = run.Id.ToString(), paused }) == 1;
}
