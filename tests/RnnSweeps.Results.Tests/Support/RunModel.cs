using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>What the store promises of one run and the silos that fight for it, in a few lines without a database.</summary>
internal sealed class RunModel(LeaseModel leases)
{
    private readonly Dictionary<int, string> _owners = [];

    public RunState State { get; private set; } = RunState.Queued;

    public int Attempt { get; private set; }

    public int Failures { get; private set; }

    public int Refused { get; private set; }

    public int Lost { get; private set; }

    /// <summary>The attempt that wrote each epoch last.</summary>
    public SortedDictionary<int, int> Epochs { get; } = [];

    public int? Begin(int previous, string owner)
    {
        if (!Fenced(State == RunState.Queued && Attempt == previous)) return null;
        (State, Attempt) = (RunState.Running, Attempt + 1);
        _owners[Attempt] = owner;
        return Attempt;
    }

    public bool Append(int attempt, int epoch)
    {
        if (!Fenced(IsTraining(attempt))) return false;
        Epochs[epoch] = attempt;
        return true;
    }

    public bool Requeue(int attempt, bool failed)
    {
        if (!Fenced(IsTraining(attempt))) return false;
        State = RunState.Queued;
        if (failed) Failures++;
        return true;
    }

    public bool RequeueLost(int attempt)
    {
        if (!Fenced(IsTraining(attempt)) || leases.IsHeld(_owners[attempt])) return false;
        State = RunState.Queued;
        Lost++;
        return true;
    }

    public bool End(int attempt, RunOutcome outcome)
    {
        if (!Fenced(Attempt == attempt && State.CanBecome(outcome.State))) return false;
        if (outcome.State == RunState.Completed && HasGap) return false;
        State = outcome.State;
        return true;
    }

    private bool HasGap => Epochs.Count > 0 && Epochs.Last().Key != Epochs.Count;

    private bool IsTraining(int attempt) => State == RunState.Running && Attempt == attempt;

    private bool Fenced(bool allowed)
    {
        if (!allowed) Refused++;
        return allowed;
    }
}

/// <summary>Leases that are taken once, and once ended never again.</summary>
internal sealed class LeaseModel
{
    private readonly Dictionary<string, bool> _held = [];

    public bool Renew(string silo) => _held.TryGetValue(silo, out var held) ? held : _held[silo] = true;

    public bool WasTaken(string silo) => _held.ContainsKey(silo);

    public void End(string silo)
    {
        if (_held.ContainsKey(silo)) _held[silo] = false;
    }

    public bool IsHeld(string silo) => _held.GetValueOrDefault(silo);
}
