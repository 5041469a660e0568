namespace RnnSweeps.Core.Runs;

/// <summary>
/// How often a run is tried again after failures of each kind. A kind is counted anew once the run has got further by a
/// checkpoint since its last failure of that kind: a run that moves on is not one that fails at the same place.
/// </summary>
public sealed record RetryLimits
{
    /// <summary>The most failures of one run, of whatever kinds and however far it got between them, so that nothing goes on for ever.</summary>
    public const int MostFailures = 1000;

    public static RetryLimits Default { get; } = new();

    /// <summary>3: what is an accident does not happen four times at the same place.</summary>
    public int Crashed { get; init; } = 3;

    /// <summary>2: each costs minutes of silence before it is found.</summary>
    public int Hung { get; init; } = 2;

    /// <summary>1: it fits the second time only where another program had taken the memory.</summary>
    public int OutOfMemory { get; init; } = 1;

    /// <summary>10: with growing pauses enough for somebody to make room on a disk.</summary>
    public int Storage { get; init; } = 10;

    /// <summary>100: it is never the run's own fault.</summary>
    public int LostSilo { get; init; } = 100;

    /// <summary>10: by then it has had the host to itself nine times and got no further, which is hardly somebody else's fault.</summary>
    public int LostHost { get; init; } = 10;

    /// <summary>The same for every kind; for a lost host or silo not less than by default, because as a rule that is no fault of the run.</summary>
    public static RetryLimits Same(int limit) => new() { Crashed = limit, Hung = limit, OutOfMemory = limit, Storage = limit, LostSilo = Math.Max(limit, Default.LostSilo), LostHost = Math.Max(limit, Default.LostHost) };

    /// <summary>0 for a kind that would happen again.</summary>
    public int Of(FailureKind kind) => kind switch
    {
        FailureKind.Crashed => Crashed,
        FailureKind.Hung => Hung,
        FailureKind.OutOfMemory => OutOfMemory,
        FailureKind.Storage => Storage,
        FailureKind.LostSilo => LostSilo,
        FailureKind.LostHost => LostHost,
        FailureKind.Diverged or FailureKind.BadData or FailureKind.BadSpecification => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of failure."),
    };

    /// <summary>True if a run with these failures, the newest one last, is tried again.</summary>
    public bool Allow(IReadOnlyList<PastFailure> failures) => failures.Count <= MostFailures && Count(failures) <= Of(failures[^1].Kind);

    /// <summary>
    /// True if a run with these failures may be what takes its hosts down: twice in a row one ended with it, and it got no further in between.
    /// What was merely beside it, or on a host that somebody killed, has got further by then, or does so before it is beside others again.
    /// </summary>
    public static bool NeedsHostAlone(IReadOnlyList<PastFailure> failures) => failures is [.., { Kind: FailureKind.LostHost }] && Count(failures) > 1;

    /// <summary>Failures of the newest one's kind since the run last got further; the newest one included, so 1 or more.</summary>
    public static int Count(IReadOnlyList<PastFailure> failures)
    {
        var same = failures.Where(f => f.Kind == failures[^1].Kind).Reverse().ToList();
        return 1 + same.Zip(same.Skip(1)).TakeWhile(pair => pair.First.Reached <= pair.Second.Reached).Count();
    }
}

/// <summary>One failure of a run.</summary>
/// <param name="Reached">The epoch of the newest checkpoint that the run had then; 0 for none.</param>
public sealed record PastFailure(FailureKind Kind, int Reached);
