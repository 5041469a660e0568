using RnnSweeps.Core.Sweeps;
using RnnSweeps.Orchestration.Agents;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Orchestration.Hosting;

/// <summary>How a host trains: where, with which trainer, and how patient it is.</summary>
public sealed record OrchestrationOptions
{
    public required ResultsFolder Folder { get; init; }

    /// <summary>The program that trains; for the executable, itself with the argument <c>trainer</c>.</summary>
    public required TrainerCommandLine Trainer { get; init; }

    /// <summary>Null (default) for as many slots as suit what the trainer finds on this machine: see <see cref="SlotSpec.Default"/>.</summary>
    public IReadOnlyList<SlotSpec>? Slots { get; init; }

    /// <summary>How many slots, where <see cref="Slots"/> does not say it. Null (default): one a GPU or, without one, as many as cores.</summary>
    public int? SlotCount { get; init; }

    /// <summary>Threads of torch in each slot, where <see cref="Slots"/> does not say it. Null (default): 1 on a CPU, an equal share of the cores beside a GPU.</summary>
    public int? SlotThreads { get; init; }

    /// <summary>Null (default) for a host that is alone: SQLite, the loopback address. Otherwise it is one silo among several.</summary>
    public SiloMembership? Cluster { get; init; }

    /// <summary>A file that is touched every second or two while this host may train; null (default) for none.</summary>
    public string? AliveFile { get; init; }

    /// <summary>If given, this host trains that sweep and leaves all others alone.</summary>
    public SweepId? OnlySweep { get; init; }

    /// <summary>Between two heartbeats to a trainer. Default 1 s: a quarter of the time to live, so that a lost second harms nothing.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A trainer that hears no heartbeat for so long ends by itself, within two more seconds. Default 4 s; told to it in <see cref="TrainerCommandLine.TimeToLiveVariable"/>.</summary>
    public TimeSpan TrainerTimeToLive { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>From a trainer's start to its first word. Default 2 min: libtorch with CUDA on a cold disk takes tens of seconds.</summary>
    public TimeSpan TrainerStartLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// A trainer that gets no further for so long hangs. The limit grows with the time that its steps take: see
    /// <see cref="Agents.StallDetector"/>. Default 10 min.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The same until an attempt has taken its first steps. Default 30 min: texts are read, libraries set up, and a step of a very large model on a CPU takes minutes.</summary>
    public TimeSpan FirstEpochLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a slot waits until no process of its former trainer is left, and no GPU knows it any more. Default 10 s.</summary>
    public TimeSpan GoneLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What tells the processes on a GPU. Default <c>nvidia-smi</c>, which comes with the driver; where it is missing nobody is asked.</summary>
    public string DeviceQuery { get; init; } = "nvidia-smi";

    /// <summary>What a trainer may take to read a command, and one without a run to answer that it is ready. Then it counts as frozen, and is ended. Default 5 s.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What a trainer that is told to stop is given to write its checkpoint; then it is killed. Default 5 s.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Before the first, second, … retry of a run after failures of one kind; the last one serves for all further ones. Default
    /// 1 s, 5 s, 15 s, 30 s, 1 min: an accident costs a second, a full disk is waited for.
    /// </summary>
    public IReadOnlyList<TimeSpan> RetryPauses { get; init; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1)];

    /// <summary>A free slot that nobody nudges asks for work that often. Default 1 s.</summary>
    public TimeSpan PullInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Unfinished sweeps are looked after that often. Default 5 s.</summary>
    public TimeSpan RecoveryInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>On the loopback address; 0 (default) for a free one.</summary>
    public int SiloPort { get; init; }

    /// <summary>On the loopback address, for clients such as <c>submit</c>; 0 (default) for a free one.</summary>
    public int GatewayPort { get; init; }

    /// <summary>After the end of a lease, by when its trainers have surely ended: none that heard its last heartbeat lives longer.</summary>
    internal TimeSpan Grace => Cluster is { } cluster ? TrainerTimeToLive + cluster.TrainerTimeToEnd + cluster.Margin : TimeSpan.Zero;

    internal string TrainerLog(int slot) => Folder.TrainerLog(slot, Cluster?.SiloName);

    /// <exception cref="ArgumentException">An option is out of its range; the message names all of them.</exception>
    public void Check()
    {
        List<string> problems = [];
        foreach (var (name, time) in ((string, TimeSpan)[])
            [
                (nameof(Heartbeat), Heartbeat), (nameof(TrainerTimeToLive), TrainerTimeToLive), (nameof(TrainerStartLimit), TrainerStartLimit),
                (nameof(SilenceLimit), SilenceLimit), (nameof(FirstEpochLimit), FirstEpochLimit), (nameof(StopLimit), StopLimit), (nameof(AnswerLimit), AnswerLimit),
                (nameof(GoneLimit), GoneLimit), (nameof(PullInterval), PullInterval), (nameof(RecoveryInterval), RecoveryInterval),
            ])
            if (time <= TimeSpan.Zero) problems.Add($"{name} must be longer than nothing, found {time}.");
        if (TrainerTimeToLive < 3 * Heartbeat) problems.Add($"{nameof(TrainerTimeToLive)} must be at least three heartbeats ({3 * Heartbeat}), found {TrainerTimeToLive}.");
        if (RetryPauses.Count == 0 || RetryPauses.Any(p => p < TimeSpan.Zero)) problems.Add($"{nameof(RetryPauses)} must have at least one pause and none below zero.");
        foreach (var (name, port) in ((string, int)[])[(nameof(SiloPort), SiloPort), (nameof(GatewayPort), GatewayPort)])
            if (port is < 0 or > 65535) problems.Add($"{name} must be a port from 1 to 65535, or 0 for a free one, found {port}.");
        if (string.IsNullOrWhiteSpace(Trainer.File)) problems.Add("Trainer.File must name a program, found nothing.");
        if (Slots is { Count: 0 }) problems.Add($"{nameof(Slots)} must have at least one slot, found none; leave it out to have them chosen.");
        if (SlotCount < 1) problems.Add($"{nameof(SlotCount)} must be at least 1, found {SlotCount}.");
        if (SlotThreads < 1) problems.Add($"{nameof(SlotThreads)} must be at least 1, found {SlotThreads}.");
        problems.AddRange((Slots ?? []).Where(s => s.Threads < 1).Select(s => $"Slots: a slot on {s.Device} must have at least 1 thread, found {s.Threads}."));
        problems.AddRange((Slots ?? []).Where(s => !SlotSpec.IsDevice(s.Device)).Select(s => $"Slots: a device is cpu or cuda:0, cuda:1, …; found '{s.Device}'."));
        if (Cluster is { } cluster) problems.AddRange(cluster.Problems());
        if (problems.Count > 0) throw new ArgumentException(string.Join(' ', problems));
    }
}

/// <summary>How a trainer is started.</summary>
/// <param name="Environment">Variables set for it, beside those that it inherits.</param>
public sealed record TrainerCommandLine(string File, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string>? Environment = null)
{
    /// <summary>Name of the environment variable with the trainer's time to live, in seconds.</summary>
    public const string TimeToLiveVariable = "RNNSWEEPS_TRAINER_TIME_TO_LIVE_SECONDS";

    /// <summary>
    /// What a trainer's figures depend on and what must be in its environment before the library loads: the threads on a CPU,
    /// and on a GPU what makes matrix products repeatable.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Surroundings(int threads) => new Dictionary<string, string>
    {
        ["OMP_NUM_THREADS"] = $"{threads}",
        ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:2",
    };
}
