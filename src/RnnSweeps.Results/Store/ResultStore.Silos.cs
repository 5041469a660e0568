using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>How long an ended silo is told of.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Takes a silo's first lease under a name. False if that name has had one: it never comes back, for its runs may have been given away.</summary>
    public Task<bool> TakeLeaseAsync(SiloIdentity silo, TimeSpan lease, CancellationToken cancellation = default) => _database.WriteOfLeaseAsync(
        connection =>
        {
            var now = Dialect.Now(connection, _time);
            // A lease that nobody has ended may be held still, whatever this clock says.
            connection.Execute("DELETE FROM silos WHERE silo <> @Silo AND ended_at < @forgotten", new { silo.Silo, forgotten = Moment.Text(now - Remembered) });
            return connection.Execute(
                """
                INSERT INTO silos (silo, name, machine, process_id, slots, program_version, started_at, lease_until, lease_seconds)
                VALUES (@Silo, @Name, @Machine, @ProcessId, @Slots, @ProgramVersion, @now, @until, @seconds)
                ON CONFLICT (silo) DO NOTHING
                """,
                new { silo.Silo, silo.Name, silo.Machine, silo.ProcessId, silo.Slots, silo.ProgramVersion, now = Moment.Text(now), until = Moment.Text(now + lease), seconds = lease.TotalSeconds }) == 1;
        },
        cancellation);

    /// <summary>Renews a silo's lease. False if it was given up, or others have ended it (<see cref="EndUnmovedAsync"/>); a silo that goes on needs another name.</summary>
    public Task<bool> RenewLeaseAsync(SiloIdentity silo, TimeSpan lease, CancellationToken cancellation = default) => _database.WriteOfLeaseAsync(
        connection => connection.Execute(
            "UPDATE silos SET renewals = renewals + 1, lease_until = @until, lease_seconds = @seconds, slots = @Slots WHERE silo = @Silo AND ended_at IS NULL",
            new { silo.Silo, silo.Slots, until = Moment.Text(Dialect.Now(connection, _time) + lease), seconds = lease.TotalSeconds }) == 1,
        cancellation);

    /// <summary>
    /// Gives a lease up, in a graceful stop: the silo's runs may be given away at once. Where others have ended it, it is known from
    /// now on that the silo lived. Again, or without a lease, it changes nothing.
    /// </summary>
    public Task EndLeaseAsync(string silo, CancellationToken cancellation = default) => _database.WriteOfLeaseAsync(
        connection => connection.Execute(
            "UPDATE silos SET ended_at = coalesce(ended_at, @now), lost = 0 WHERE silo = @silo AND (ended_at IS NULL OR lost = 1)",
            new { silo, now = Moment.Text(Dialect.Now(connection, _time)) }),
        cancellation);

    /// <summary>Every lease that nobody has ended, whether its silo lives or not.</summary>
    public Task<IReadOnlyList<LeaseObservation>> LeasesAsync(CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<LeaseObservation>>(
        connection => Rows(
            connection,
            row => new LeaseObservation(row.Text("silo"), row.Long("renewals"), row.Text("lease_until"), TimeSpan.FromSeconds(row.Number("lease_seconds"))),
            "SELECT silo, renewals, lease_until, lease_seconds FROM silos WHERE ended_at IS NULL"),
        cancellation);

    /// <summary>
    /// Ends the lease of a silo that is gone, for good, unless it has been renewed since it was seen so. Whoever asks has seen it so for
    /// longer than its silo, and what that has started, may live on without renewing it.
    /// </summary>
    public Task<bool> EndUnmovedAsync(LeaseObservation seen, CancellationToken cancellation = default) => WriteAsync(
        connection => connection.Execute(
            "UPDATE silos SET ended_at = @now, lost = 1 WHERE silo = @Silo AND renewals = @Renewals AND lease_until = @Until AND ended_at IS NULL",
            new { seen.Silo, seen.Renewals, seen.Until, now = Moment.Text(Dialect.Now(connection, _time)) }) == 1,
        cancellation);

    /// <summary>The silos that have not ended, and those of the last day; by start.</summary>
    public Task<IReadOnlyList<SiloRecord>> SilosAsync(CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<SiloRecord>>(
        connection =>
        {
            var now = Dialect.Now(connection, _time);
            return Rows(
                connection,
                row => new SiloRecord(
                    row.Text("silo"), row.Text("name"), row.Text("machine"), row.Integer("process_id"), row.Text("slots"), row.Text("program_version"),
                    row.Moment("started_at"), row.Moment("lease_until"), row.MomentOrNull("ended_at"), row.Integer("lost") == 1,
                    row.MomentOrNull("ended_at") is null && row.Moment("lease_until") - now is var left && left > TimeSpan.Zero && left <= TimeSpan.FromSeconds(row.Number("lease_seconds"))),
                "SELECT * FROM silos WHERE ended_at IS NULL OR ended_at >= @since ORDER BY started_at, silo",
                new { since = Moment.Text(now - Remembered) });
        },
        cancellation);

    /// <summary>
    /// Null while a silo may still train. <see cref="FailureKind.LostSilo"/> if it holds no lease and has given its last one up,
    /// as it does when it was cut off and when it ends in order; <see cref="FailureKind.LostHost"/> if others ended that, because
    /// it was heard of no more.
    /// </summary>
    public Task<FailureKind?> LossAsync(string owner, CancellationToken cancellation = default) => ReadAsync(connection => Loss(connection, owner), cancellation);

    /// <summary>
    /// Puts a running run of a silo that is gone back into the queue; event <c>lost_silo</c> says so. It is no failure of the
    /// run's own and not counted as one. False if the owner may still be training, or if fenced.
    /// </summary>
    /// <param name="id">The run.</param>
    /// <param name="attempt">Its newest attempt, whose owner it is about.</param>
    /// <param name="message">For people.</param>
    /// <param name="kind">What <see cref="LossAsync"/> says.</param>
    /// <param name="notBefore">Its next attempt waits until then; null for none.</param>
    /// <param name="cancellation">Acts until the operation's turn comes.</param>
    public Task<bool> RequeueLostAsync(
        RunId id, int attempt, string message, FailureKind kind = FailureKind.LostSilo, DateTimeOffset? notBefore = null, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            var what = new
            {
                id = id.ToString(), attempt, lost = kind.Name(), message = StorableText.Text(message), until = notBefore is { } moment ? Moment.Text(moment) : null, now = Now,
            };
            // The row's lock first: a report of the owner comes before all of this or after it.
            var isCurrent = connection.Execute("UPDATE runs SET last_event_at = @now WHERE id = @id AND attempt = @attempt AND state = 'running'", what) == 1;
            if (!isCurrent)
            {
                NoteFenced(connection, id, $"attempt {attempt} could not be given away");
                return false;
            }
            var owner = connection.ExecuteScalar<string>("SELECT owner FROM attempts WHERE run_id = @id AND attempt = @attempt", what)!;
            if (Loss(connection, owner) is null) return false;
            connection.Execute("UPDATE runs SET state = 'queued', reason = @lost, message = @message, not_before = @until WHERE id = @id", what);
            connection.Execute("UPDATE attempts SET failure = @lost, message = @message WHERE run_id = @id AND attempt = @attempt", what);
            CloseAttempt(connection, id, attempt, "requeued");
            Note(connection, FailureKind.LostSilo.Name(), id.Sweep, id, $"Run {id}: attempt {attempt} was lost with silo {owner}. {message}");
            return true;
        },
        cancellation);

    private static FailureKind? Loss(DbConnection connection, string owner)
    {
        var leases = Rows(connection, row => (Ended: row.TextOrNull("ended_at") is not null, Lost: row.Integer("lost") == 1), "SELECT ended_at, lost FROM silos WHERE silo = @owner", new { owner });
        return leases switch
        {
            [(Ended: false, _)] => null,
            [(_, Lost: true)] => FailureKind.LostHost,
            _ => FailureKind.LostSilo,
        };
    }
}
