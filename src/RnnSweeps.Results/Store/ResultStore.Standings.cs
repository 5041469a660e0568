using System.Data.Common;
using System.Globalization;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store;

/// <summary>What searching and stopping look at: of a whole sweep once, and then of what has changed.</summary>
public sealed partial class ResultStore
{
    /// <summary>Parameters of one statement at most, well below what any database allows.</summary>
    private const int LargestList = 500;

    /// <summary>Every run of a sweep, or those of some configurations, by number: what decides whose turn it is.</summary>
    public Task<IReadOnlyList<RunTurn>> TurnsAsync(SweepId sweep, IReadOnlyCollection<int>? configurations = null, CancellationToken cancellation = default) => ReadAsync<IReadOnlyList<RunTurn>>(
        c => Parts(configurations).SelectMany(which => Rows(
            c,
            row => new RunTurn(
                RunId.Parse(row.Text("id")), row.Integer("configuration_index"), RunStates.Parse(row.Text("state")), row.Integer("attempt"), row.IntegerOrNull("until_epoch"),
                row.TextOrNull("reused_from") is not null, row.Integer("paused") == 1, row.Integer("priority"), row.MomentOrNull("not_before")),
            $"SELECT id, configuration_index, state, attempt, until_epoch, reused_from, paused, priority, not_before FROM runs r WHERE r.sweep_id = @sweep{which} ORDER BY number",
            new { sweep = sweep.ToString() })).ToList(),
        cancellation);

    /// <summary>Every run of a sweep, or those of some configurations, with its best figures; lower is better, whatever the metric's goal.</summary>
    /// <param name="epochs">For each of them the best figure up to it.</param>
    public Task<IReadOnlyList<RunSnapshot>> StandingsAsync(
        SweepId sweep, SweepMetric metric, IReadOnlyList<int> epochs, IReadOnlyCollection<int>? configurations = null, CancellationToken cancellation = default)
    {
        var best = string.Concat(epochs.Select((epoch, i) => string.Create(CultureInfo.InvariantCulture, $", min({Figure(metric)}) FILTER (WHERE e.epoch <= {epoch}) AS best_{i}")));
        return ReadAsync<IReadOnlyList<RunSnapshot>>(
            c => Parts(configurations).SelectMany(which => Rows(
                c,
                row => new RunSnapshot(
                    row.Integer("number"), row.Integer("configuration_index"), RunStates.Parse(row.Text("state")), row.Integer("epochs"), row.IntegerOrNull("until_epoch"),
                    [.. epochs.Select((_, i) => row.NumberOrNull($"best_{i}"))]),
                $"""
                SELECT r.number, r.configuration_index, r.state, r.until_epoch, coalesce(max(e.epoch), 0) AS epochs{best}
                FROM runs r LEFT JOIN epochs e ON e.run_id = r.id
                WHERE r.sweep_id = @sweep{which} GROUP BY r.id ORDER BY r.number
                """,
                new { sweep = sweep.ToString() })).ToList(),
            cancellation);
    }

    /// <summary>The figure of each epoch of every run, or of some runs after an epoch, by run and epoch; lower is better.</summary>
    /// <param name="after">Runs by number; null for all epochs of all.</param>
    public Task<IReadOnlyList<RunFigure>> FiguresAsync(SweepId sweep, SweepMetric metric, IReadOnlyCollection<(int Number, int Epoch)>? after = null, CancellationToken cancellation = default)
    {
        var figure = Figure(metric);
        List<RunFigure> Of(DbConnection c, string which, int number, int epoch) => Rows(
            c,
            row => new RunFigure(row.Integer("number"), row.Integer("configuration_index"), row.Integer("epoch"), row.NumberOrNull("figure")),
            $"""
            SELECT r.number, r.configuration_index, e.epoch, {figure} AS figure
            FROM runs r JOIN epochs e ON e.run_id = r.id
            WHERE r.sweep_id = @sweep{which} ORDER BY r.number, e.epoch
            """,
            new { sweep = sweep.ToString(), number, epoch });
        return ReadAsync<IReadOnlyList<RunFigure>>(
            c => after is null ? Of(c, "", 0, 0) : [.. after.SelectMany(r => Of(c, " AND r.number = @number AND e.epoch > @epoch", r.Number, r.Epoch))], cancellation);
    }

    /// <summary>A figure of an epoch as a term of SQL, turned so that lower is better.</summary>
    private static string Figure(SweepMetric metric) => EpochFigure.Names.Contains(metric.Name)
        ? (metric.Goal == MetricGoal.Minimize ? "" : "-") + "e." + metric.Name
        : throw new ArgumentException($"'{metric.Name}' is no figure of an epoch.", nameof(metric));

    /// <summary>A condition a part, each short enough for one statement.</summary>
    private static IEnumerable<string> Parts(IReadOnlyCollection<int>? configurations) => configurations is null
        ? [""]
        : configurations.Order().Chunk(LargestList).Select(part => $" AND r.configuration_index IN ({string.Join(", ", part.Select(c => c.ToString(CultureInfo.InvariantCulture)))})");
}

/// <summary>A run as far as its turn depends on it.</summary>
/// <param name="Reused">True if its results were taken over.</param>
/// <param name="Paused">True while a person has it paused.</param>
/// <param name="NotBefore">After a failure it waits until then, by the clock of the host that stored it.</param>
public sealed record RunTurn(
    RunId Id, int ConfigurationIndex, RunState State, int Attempt, int? UntilEpoch, bool Reused, bool Paused, int Priority, DateTimeOffset? NotBefore)
{
    public static RunTurn Of(RunRecord run) => new(
        run.Id, run.ConfigurationIndex, run.State, run.Attempt, run.UntilEpoch, run.ReusedFrom is not null, run.Paused, run.Priority, run.NotBefore);
}

/// <summary>The figure of one epoch of a run, lower is better; null without one.</summary>
public sealed record RunFigure(int Number, int ConfigurationIndex, int Epoch, double? Value);
