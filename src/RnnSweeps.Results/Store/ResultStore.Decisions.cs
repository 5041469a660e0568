using System.Data.Common;
using Dapper;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Schema;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>
    /// Stores a proposal together with its runs, in one transaction, and answers its number. Null, with nothing written, if the
    /// configuration was proposed before, or if somebody else has decided about the sweep meanwhile.
    /// </summary>
    /// <param name="after">The number of the sweep's last decision, 0 before the first; what is stored builds on it.</param>
    public Task<long?> ProposeAsync(SweepId sweep, long after, Decision proposal, IReadOnlyList<PlannedRun> runs, RunSettings terms, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            Dialect.LockSweep(connection, sweep);
            if (LastDecision(connection, sweep) != after || IsDecided(connection, sweep, proposal)) return null;
            var stored = Sweeps(connection, "WHERE id = @id", new { id = sweep.ToString() }).Single();
            var number = AddDecision(connection, sweep, proposal);
            foreach (var run in runs) AddRun(connection, stored, run, terms);
            return (long?)number;
        },
        cancellation);

    /// <summary>
    /// Stores decisions and carries them out, in one transaction: what waits at the rung is queued again, or what waits of the
    /// configuration ends. What is in training goes on until its attempt ends. Answers the number of the last one; null, with nothing
    /// written, if one was decided before, or if somebody else has decided about the sweep meanwhile.
    /// </summary>
    /// <param name="after">The number of the sweep's last decision, 0 before the first; what is stored builds on it.</param>
    /// <param name="decisions">Each with the next rung of the runs of <see cref="DecisionKind.Promote"/>; null for none.</param>
    public Task<long?> DecideAsync(SweepId sweep, long after, IReadOnlyList<(Decision Decision, int? Until)> decisions, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            Dialect.LockSweep(connection, sweep);
            if (LastDecision(connection, sweep) != after || decisions.Any(d => IsDecided(connection, sweep, d.Decision))) return null;
            long? number = null;
            foreach (var (decision, until) in decisions)
            {
                number = AddDecision(connection, sweep, decision);
                CarryOut(connection, sweep, decision, until);
            }
            return number;
        },
        cancellation, durable: true);

    /// <summary>Every decision about a sweep with the number of the last one, 0 for none.</summary>
    public Task<(IReadOnlyList<Decision> Decisions, long Last)> DecisionLogAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync(
        c =>
        {
            var rows = Rows(c, row => (Number: row.Long("id"), Decision: DecisionOf(row)), "SELECT * FROM decisions WHERE sweep_id = @sweep ORDER BY id", new { sweep = sweep.ToString() });
            return ((IReadOnlyList<Decision>)rows.ConvertAll(r => r.Decision), rows.Count == 0 ? 0 : rows[^1].Number);
        },
        cancellation);

    /// <summary>Every decision about a sweep, in the order in which they were made; see <see cref="Decision.OnlyChanges"/> for what they saw.</summary>
    public Task<IReadOnlyList<Decision>> DecisionsAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<Decision>>(
        c => Rows(c, DecisionOf, "SELECT * FROM decisions WHERE sweep_id = @sweep ORDER BY id", new { sweep = sweep.ToString() }), cancellation);

    /// <summary>The decision that ends a run, or null; of what it saw it has what its row has.</summary>
    public Task<Decision?> StopOfAsync(RunId run, CancellationToken cancellation = default) => ReadAsync(
        c => Rows(
            c, DecisionOf,
            """
            SELECT d.* FROM decisions d JOIN runs r ON r.sweep_id = d.sweep_id AND r.configuration_index = d.configuration_index
            WHERE r.id = @run AND d.kind = 'stop' ORDER BY d.id LIMIT 1
            """,
            new { run = run.ToString() }).SingleOrDefault(),
        cancellation);

    /// <summary>A running run has reached a rung and waits for a decision. False if fenced.</summary>
    public Task<bool> AwaitPromotionAsync(RunId id, int attempt, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            var waits = connection.Execute(
                "UPDATE runs SET state = 'awaiting_promotion', reason = NULL, message = NULL, last_event_at = @now WHERE id = @id AND attempt = @attempt AND state = 'running'",
                new { id = id.ToString(), attempt, now = Now }) == 1;
            if (waits) CloseAttempt(connection, id, attempt, "rung_reached");
            else NoteFenced(connection, id, $"attempt {attempt} could not wait at its rung");
            return waits;
        },
        cancellation);

    private static bool IsDecided(DbConnection connection, SweepId sweep, Decision decision) => connection.ExecuteScalar<long>(
        """
        SELECT count(*) FROM decisions
        WHERE sweep_id = @sweep AND configuration_index = @ConfigurationIndex AND rule = @Rule AND (epoch = @Epoch OR epoch IS NULL AND @Epoch IS NULL OR kind IN ('stop', 'audit'))
        """,
        new { sweep = sweep.ToString(), decision.ConfigurationIndex, decision.Rule, decision.Epoch }) > 0;

    private static long LastDecision(DbConnection connection, SweepId sweep) =>
        connection.ExecuteScalar<long>("SELECT coalesce(max(id), 0) FROM decisions WHERE sweep_id = @sweep", new { sweep = sweep.ToString() });

    private void CarryOut(DbConnection connection, SweepId sweep, Decision decision, int? until)
    {
        var whose = new { sweep = sweep.ToString(), decision.ConfigurationIndex, until, decision.Rule, decision.Message, now = Now };
        connection.Execute(
            decision.Kind switch
            {
                DecisionKind.Promote or DecisionKind.Audit => $"""
                    UPDATE runs SET until_epoch = @until, state = CASE state WHEN 'awaiting_promotion' THEN 'queued' ELSE state END, last_event_at = @now
                    WHERE sweep_id = @sweep AND configuration_index = @ConfigurationIndex AND state IN {Unfinished}
                    """,
                DecisionKind.Stop => """
                    UPDATE runs SET state = 'stopped', reason = @Rule, message = @Message, reused_from = NULL, ended_at = @now, last_event_at = @now
                    WHERE sweep_id = @sweep AND configuration_index = @ConfigurationIndex AND state IN ('queued', 'awaiting_promotion', 'awaiting_result')
                    """,
                _ => throw new ArgumentException("A proposal comes with its runs.", nameof(decision)),
            },
            whose);
        if (decision.Kind != DecisionKind.Stop) return;
        foreach (var stopped in Rows(connection, row => row.Text("id"), "SELECT id FROM runs WHERE sweep_id = @sweep AND configuration_index = @ConfigurationIndex AND state = 'stopped'", whose))
            Settle(connection, stopped);
    }

    private long AddDecision(DbConnection connection, SweepId sweep, Decision decision) => connection.ExecuteScalar<long>(
        """
        INSERT INTO decisions (sweep_id, at, kind, rule, configuration_index, epoch, places, seen, only_changes, message)
        VALUES (@sweep, @now, @kind, @Rule, @ConfigurationIndex, @Epoch, @Places, @seen, @onlyChanges, @Message)
        RETURNING id
        """,
        new
        {
            sweep = sweep.ToString(), now = Now, kind = decision.Kind.ToString().ToLowerInvariant(), decision.Rule, decision.ConfigurationIndex,
            decision.Epoch, decision.Places, seen = Json.Write(decision.Seen), onlyChanges = decision.OnlyChanges ? 1 : 0, decision.Message,
        });

    private static Decision DecisionOf(Row row) => new(
        Enum.Parse<DecisionKind>(row.Text("kind"), ignoreCase: true), row.Text("rule"), row.Integer("configuration_index"), row.IntegerOrNull("epoch"),
        row.IntegerOrNull("places"), Json.Read<List<SeenResult>>(row.Text("seen")), row.Text("message"))
    {
        OnlyChanges = row.Integer("only_changes") == 1,
    };
}
