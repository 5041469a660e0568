using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

/// <summary>
/// The only durable truth. One writer per database; any number of readers, in this process and others.
/// </summary>
public sealed class ResultStore : IAsyncDisposable
{
    /// <summary>Opens the database, creates it where it is missing, and brings its schema up to date.</summary>
    public static Task<ResultStore> OpenAsync(string database, TimeProvider time, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Opens an existing database for reading only; writes throw. Null where there is none.</summary>
    public static Task<ResultStore?> OpenForReadingAsync(string database, CancellationToken cancellation = default) => throw new NotImplementedException();

    // Sweeps

    /// <summary>Stores a sweep under the next free id of its name. Durable (fsync) when the task ends.</summary>
    public Task<SweepRecord> AddSweepAsync(SweepSubmission submission, CancellationToken cancellation = default) => throw new NotImplementedException();

    public Task<SweepRecord?> FindSweepAsync(SweepId id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The newest sweep with exactly this text, or null.</summary>
    public Task<SweepRecord?> FindSweepByYamlAsync(string yaml, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<SweepRecord>> SweepsAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Active sweeps, oldest first.</summary>
    public Task<IReadOnlyList<SweepRecord>> ActiveSweepsAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Ends an active sweep; false if it had ended already.</summary>
    public Task<bool> EndSweepAsync(SweepId id, SweepState state, string? reason, CancellationToken cancellation = default) => throw new NotImplementedException();

    // Runs

    /// <summary>Adds the runs that are not there yet, as queued. The same call again changes nothing.</summary>
    public Task AddRunsAsync(SweepId sweep, IReadOnlyList<PlannedRun> runs, CancellationToken cancellation = default) => throw new NotImplementedException();

    public Task<RunRecord?> FindRunAsync(RunId id, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>All runs of a sweep by number.</summary>
    public Task<IReadOnlyList<RunRecord>> RunsAsync(SweepId sweep, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>All runs of a sweep with their newest epoch, by number: one query, cheap enough for twice a second.</summary>
    public Task<IReadOnlyList<RunProgress>> ProgressAsync(SweepId sweep, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Begins attempt <paramref name="previousAttempt"/> + 1 of a queued or running run and fences off all earlier ones.
    /// Returns the new attempt, or null if the run has ended, is paused, or is already at another attempt.
    /// </summary>
    public Task<int?> BeginAttemptAsync(RunId id, int previousAttempt, AttemptPlace place, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Writes what a trainer reported, in its order, in one transaction: metrics of an epoch, then the checkpoint's record.
    /// False, with nothing written, if the attempt is not the run's current one or the run is not running. An epoch that an
    /// earlier attempt wrote already is replaced (it is bit-identical on a CPU); the same event twice changes nothing.
    /// <see cref="RunFinished"/>, <see cref="RunFailed"/> and <see cref="RunInterrupted"/> change no state here.
    /// </summary>
    public Task<bool> AppendAsync(RunId id, int attempt, IReadOnlyList<RunEvent> events, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Ends a run for good. <paramref name="attempt"/> is the attempt that ended it; for a run that no attempt holds (queued,
    /// paused) its current attempt. False if fenced or already ended. Durable (fsync) when the task ends.
    /// </summary>
    public Task<bool> EndRunAsync(RunId id, int attempt, RunOutcome outcome, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Puts a running run back into the queue after its attempt ended without an end: interrupted (<paramref name="failure"/> null)
    /// or failed in a way that is worth another try (counted in <see cref="RunRecord.Failures"/>). False if fenced.
    /// </summary>
    public Task<bool> RequeueAsync(RunId id, int attempt, FailureKind? failure, string message, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Notes something worth telling later (a fenced write, a damaged checkpoint) in table <c>events</c>.</summary>
    public Task NoteAsync(string kind, SweepId? sweep, RunId? run, string message, CancellationToken cancellation = default) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
