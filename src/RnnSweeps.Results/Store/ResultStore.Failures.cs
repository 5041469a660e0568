using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Store;

public sealed partial class ResultStore
{
    /// <summary>
    /// The failures of a run since a person last had it tried again, oldest first, each with how far the run had got; without
    /// those of attempt <paramref name="before"/> and later.
    /// </summary>
    public Task<IReadOnlyList<PastFailure>> FailuresAsync(RunId run, int before, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<PastFailure>>(
        c => [.. Rows(
            c, row => (Name: row.Text("failure"), Reached: row.Integer("reached")),
            """
            SELECT a.failure, coalesce((SELECT max(c.epoch) FROM checkpoints c WHERE c.run_id = a.run_id AND c.attempt <= a.attempt), 0) AS reached
            FROM attempts a JOIN runs r ON r.id = a.run_id
            WHERE a.run_id = @run AND a.attempt > r.retried_at AND a.attempt < @before AND a.failure IS NOT NULL
            ORDER BY a.attempt
            """,
            new { run = run.ToString(), before })
            .Select(f => new PastFailure(FailureKinds.Parse(f.Name), f.Reached))],
        cancellation);

    /// <summary>Seconds that the stored epochs of a run took, training and validation together.</summary>
    public Task<double> TrainedSecondsAsync(RunId run, CancellationToken cancellation = default) => ReadAsync(
        c => Rows(
            c, row => row.NumberOrNull("seconds") ?? 0,
            "SELECT sum(coalesce(train_seconds, 0) + coalesce(val_seconds, 0)) AS seconds FROM epochs WHERE run_id = @run", new { run = run.ToString() })
            .Single(),
        cancellation);
}
