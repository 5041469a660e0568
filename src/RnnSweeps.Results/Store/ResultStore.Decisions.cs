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
    /// Stores a proposal together with its runs, in one transaction. False, with nothing written, if the configuration was
    /// proposed before.
    /// </summary>
    public Task<bool> ProposeAsync(SweepId sweep, Decision proposal, IReadOnlyList<PlannedRun> runs, RunTerms terms, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            Dialect.LockSweep(connection, sweep);
            if (IsDecided(connection, sweep, proposal)) return false;
            var stored = Sweeps(connection, "WHERE id = @id", new { id = sweep.ToString() }).Single();
            AddDecision(connection, sweep, proposal);
            foreach (var run in runs) AddRun(connection, stored, run, terms);
            return true;
        },
        cancellation);

    /// <summary>
    /// Stores a decision and carries it out, in one transaction: paused runs of the configuration wait again, or its paused and
    /// waiting runs end. What is in training goes on until its attempt ends. False, with nothing written, if it was decided before.
    /// </summary>
    /// <param name="until">Of <see cref="DecisionKind.Promote"/>: the next epoch at which the runs pause; null for none.</param>
    public Task<bool> DecideAsync(SweepId sweep, Decision decision, int? until, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            Dialect.LockSweep(connection, sweep);
            if (IsDecided(connection, sweep, decision)) return false;
            AddDecision(connection, sweep, decision);
            var whose = new { sweep = sweep.ToString(), decision.ConfigurationIndex, until, decision.Rule, decision.Message, now = Now };
            connection.Execute(
                decision.Kind switch
                {
                    DecisionKind.Promote or DecisionKind.Audit => """
                        UPDATE runs SET until_epoch = @until, state = CASE WHEN state = 'paused' AND reused_from IS NULL THEN 'queued' ELSE state END, last_event_at = @now
                        WHERE sweep_id = @sweep AND configuration_index = @ConfigurationIndex AND state IN ('paused', 'queued', 'running')
                        """,
                    DecisionKind.Stop => """
                        UPDATE runs SET state = 'stopped', reason = @Rule, message = @Message, reused_from = NULL, ended_at = @now, last_event_at = @now
                        WHERE sweep_id = @sweep AND configuration_index = @ConfigurationIndex AND state IN ('paused', 'queued')
                        """,
                    _ => throw new ArgumentException("A proposal comes with its runs.", nameof(decision)),
                },
                whose);
            if (decision.Kind == DecisionKind.Stop)
            {
                foreach (var stopped in Rows(connection, row => row.Text("id"), "SELECT id FROM runs WHERE sweep_id = @sweep AND configuration_index = @ConfigurationIndex AND state = 'stopped'", whose).ToList())
                    Settle(connection, stopped);
            }
            return true;
        },
        cancellation, durable: true);

    /// <summary>Every decision about a sweep, in the order in which they were made.</summary>
    public Task<IReadOnlyList<Decision>> DecisionsAsync(SweepId sweep, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<Decision>>(
        c => Rows(c, DecisionOf, "SELECT * FROM decisions WHERE sweep_id = @sweep ORDER BY id", new { sweep = sweep.ToString() }), cancellation);

    /// <summary>The decision that ends a run, or null.</summary>
    public Task<Decision?> StopOfAsync(RunId run, CancellationToken cancellation = default) => ReadAsync(
        c => Rows(
            c, DecisionOf,
            """
            SELECT d.* FROM decisions d JOIN runs r ON r.sweep_id = d.sweep_id AND r.configuration_index = d.configuration_index
            WHERE r.id = @run AND d.kind = 'stop' ORDER BY d.id LIMIT 1
            """,
            new { run = run.ToString() }).SingleOrDefault(),
        cancellation);

    /// <summary>A running run has trained the epochs that were asked for. False if fenced.</summary>
    public Task<bool> PauseAsync(RunId id, int attempt, CancellationToken cancellation = default) => WriteAsync(
        connection =>
        {
            var paused = connection.Execute(
                "UPDATE runs SET state = 'paused', reason = NULL, message = NULL, last_event_at = @now WHERE id = @id AND attempt = @attempt AND state = 'running'",
                new { id = id.ToString(), attempt, now = Now }) == 1;
            if (paused) CloseAttempt(connection, id, attempt, "paused");
            else NoteFenced(connection, id, $"attempt {attempt} could not pause");
            return paused;
        },
        cancellation);

    /// <summary>Every run of a sweep with its figure up to an epoch; lower is better, whatever the metric's goal.</summary>
    /// <param name="epoch">The last one that counts; null for all.</param>
    /// <param name="average">True for the average of the figures, false for the best of them.</param>
    public Task<IReadOnlyList<RunStanding>> StandingsAsync(
        SweepId sweep, SweepMetric metric, int? epoch, bool average = false, CancellationToken cancellation = default)
    {
        if (!EpochFigures.Names.Contains(metric.Name)) throw new ArgumentException($"'{metric.Name}' is no figure of an epoch.", nameof(metric));
        var (figure, counted) = ((metric.Goal == MetricGoal.Minimize ? "" : "-") + "e." + metric.Name, " FILTER (WHERE e.epoch <= @epoch)");
        return ReadAsync<IReadOnlyList<RunStanding>>(
            c => Rows(
                c,
                row => new RunStanding(
                    row.Whole("number"), row.Whole("configuration_index"), RunStates.Parse(row.Text("state")), row.Whole("epochs"), row.WholeOrNull("until_epoch"),
                    row.NumberOrNull("value")),
                $"""
                SELECT r.number, r.configuration_index, r.state, r.until_epoch, coalesce(max(e.epoch), 0) AS epochs,
                  {(average ? LeaderboardView.Mean(figure, counted) : $"min({figure}){counted}")} AS value
                FROM runs r LEFT JOIN epochs e ON e.run_id = r.id
                WHERE r.sweep_id = @sweep GROUP BY r.id ORDER BY r.number
                """,
                new { sweep = sweep.ToString(), epoch = epoch ?? int.MaxValue }),
            cancellation);
    }

    private static bool IsDecided(DbConnection connection, SweepId sweep, Decision decision) => connection.ExecuteScalar<long>(
        """
        SELECT count(*) FROM decisions
        WHERE sweep_id = @sweep AND configuration_index = @ConfigurationIndex AND rule = @Rule AND (epoch = @Epoch OR epoch IS NULL AND @Epoch IS NULL OR kind IN ('stop', 'audit'))
        """,
        new { sweep = sweep.ToString(), decision.ConfigurationIndex, decision.Rule, decision.Epoch }) > 0;

    private void AddDecision(DbConnection connection, SweepId sweep, Decision decision) => connection.Execute(
        """
        INSERT INTO decisions (sweep_id, at, kind, rule, configuration_index, epoch, places, seen, message)
        VALUES (@sweep, @now, @kind, @Rule, @ConfigurationIndex, @Epoch, @Places, @seen, @Message)
        """,
        new
        {
            sweep = sweep.ToString(), now = Now, kind = decision.Kind.ToString().ToLowerInvariant(), decision.Rule, decision.ConfigurationIndex,
            decision.Epoch, decision.Places, seen = Json.Write(decision.Seen), decision.Message,
        });

    private static Decision DecisionOf(Row row) => new(
        Enum.Parse<DecisionKind>(row.Text("kind"), ignoreCase: true), row.Text("rule"), row.Whole("configuration_index"), row.WholeOrNull("epoch"),
        row.WholeOrNull("places"), Json.Read<List<SeenResult>>(row.Text("seen")), row.Text("message"));
}
