using System.Data.Common;
using Dapper;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>How long an ended silo is told of.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>
    /// Takes or renews a silo's lease, from now by the database's clock. False if the lease was given up or has run out: it
    /// never comes back, for its runs may have been given away; a silo that goes on needs another identity.
    /// </summary>
    public Task<bool> RenewLeaseAsync(SiloIdentity silo, TimeSpan lease, CancellationToken cancellation = default) => _database.WriteOfLeaseAsync(
        connection =>
        {
            var now = Dialect.Now(connection, _time);
            var what = new
            {
                silo.Silo, silo.Name, silo.Machine, silo.ProcessId, silo.Slots, silo.ProgramVersion,
                now = Moment.Text(now), until = Moment.Text(now + lease), forgotten = Moment.Text(now - Remembered),
            };
            if (connection.Execute("UPDATE silos SET lease_until = @until, slots = @Slots WHERE silo = @Silo AND ended_at IS NULL AND lease_until > @now", what) == 1)
                return true;
            connection.Execute("DELETE FROM silos WHERE silo <> @Silo AND coalesce(ended_at, lease_until) < @forgotten", what);
            return connection.Execute(
                """
                INSERT INTO silos (silo, name, machine, process_id, slots, program_version, started_at, lease_until)
                VALUES (@Silo, @Name, @Machine, @ProcessId, @Slots, @ProgramVersion, @now, @until)
                ON CONFLICT (silo) DO NOTHING
                """,
                what) == 1;
        },
        cancellation);

    /// <summary>Gives a lease up, in a graceful stop: the silo's runs may be given away at once. Again, or without a lease, it changes nothing.</summary>
    public Task EndLeaseAsync(string silo, CancellationToken cancellation = default) => _database.WriteOfLeaseAsync(
        connection => connection.Execute(
            "UPDATE silos SET ended_at = @now WHERE silo = @silo AND ended_at IS NULL",
            new { silo, now = Moment.Text(Dialect.Now(connection, _time)) }),
        cancellation);

    /// <summary>The silos that hold a lease, and those of the last day; by start.</summary>
    public Task<IReadOnlyList<SiloRecord>> SilosAsync(CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<SiloRecord>>(
        connection =>
        {
            var now = Dialect.Now(connection, _time);
            return Rows(
                connection,
                row => new SiloRecord(
                    row.Text("silo"), row.Text("name"), row.Text("machine"), row.Whole("process_id"), row.Text("slots"), row.Text("program_version"),
                    row.Moment("started_at"), row.Moment("lease_until"), row.MomentOrNull("ended_at"),
                    row.MomentOrNull("ended_at") is null && row.Moment("lease_until") > now),
                "SELECT * FROM silos WHERE coalesce(ended_at, lease_until) >= @since ORDER BY started_at, silo",
                new { since = Moment.Text(now - Remembered) });
        },
        cancellation);

    /// <summary>
    /// Null while a silo may still train. <see cref="FailureKind.LostSilo"/> if it holds no lease and has given its last one up,
    /// as it does when it was cut off and when it ends in order; <see cref="FailureKind.LostHost"/> if that ran out more than
    /// <paramref name="grace"/> ago without a word.
    /// </summary>
    public Task<FailureKind?> LossAsync(string owner, TimeSpan grace, CancellationToken cancellation = default) =>
        ReadAsync(connection => Loss(connection, owner, grace), cancellation);

    /// <summary>
    /// Puts a running run of a silo that is gone back into the queue; event <c>lost_silo</c> says so. It is no failure of the
    /// run's own and not counted as one. False if the owner may still be training, or if fenced.
    /// </summary>
    /// <param name="id">The run.</param>
    /// <param name="attempt">Its newest attempt, whose owner it is about.</param>
    /// <param name="grace">How long after its lease a silo and its trainers may live on.</param>
    /// <param name="message">For people.</param>
    /// <param name="kind">What <see cref="LossAsync"/> says.</param>
    /// <param name="notBefore">Its next attempt waits until then; null for none.</param>
    /// <param name="cancellation">Acts until the operation's turn comes.</param>
    public Task<bool> RequeueLostAsync(
        RunId id, int attempt, TimeSpan grace, string message, FailureKind kind = FailureKind.LostSilo, DateTimeOffset? notBefore = null, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            var what = new
            {
                id = id.ToString(), attempt, lost = kind.Name(), message = Storable.Text(message), until = notBefore is { } moment ? Moment.Text(moment) : null, now = Now,
            };
            // The row's lock first: a report of the owner comes before all of this or after it.
            var held = connection.Execute("UPDATE runs SET last_event_at = @now WHERE id = @id AND attempt = @attempt AND state = 'running'", what) == 1;
            if (!held)
            {
                NoteFenced(connection, id, $"attempt {attempt} could not be given away");
                return false;
            }
            var owner = connection.ExecuteScalar<string>("SELECT owner FROM attempts WHERE run_id = @id AND attempt = @attempt", what)!;
            if (Loss(connection, owner, grace) is null) return false;
            connection.Execute("UPDATE runs SET state = 'queued', reason = @lost, message = @message, not_before = @until WHERE id = @id", what);
            connection.Execute("UPDATE attempts SET failure = @lost, message = @message WHERE run_id = @id AND attempt = @attempt", what);
            CloseAttempt(connection, id, attempt, "requeued");
            Note(connection, FailureKind.LostSilo.Name(), id.Sweep, id, $"Run {id}: attempt {attempt} was lost with silo {owner}. {message}");
            return true;
        },
        cancellation);

    private FailureKind? Loss(DbConnection connection, string owner, TimeSpan grace)
    {
        var last = Rows(
            connection, row => (Ended: row.MomentOrNull("ended_at"), Until: row.Moment("lease_until")),
            "SELECT ended_at, lease_until FROM silos WHERE silo = @owner", new { owner }).Select(l => ((DateTimeOffset?, DateTimeOffset)?)l).SingleOrDefault();
        if (last is not var (ended, until) || ended is not null) return FailureKind.LostSilo;
        return until + grace < Dialect.Now(connection, _time) ? FailureKind.LostHost : null;
    }
}
