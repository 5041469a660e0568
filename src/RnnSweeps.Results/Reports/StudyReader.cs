using System.Data.Common;
using RnnSweeps.Core;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Reports;

/// <summary>Reads a sweep for its report: four queries, whatever its size.</summary>
internal static class StudyReader
{
    public static async Task<Study> ReadAsync(ResultStore store, SweepRecord sweep, SweepDefinition definition, DateTimeOffset at, CancellationToken cancellation)
    {
        var metric = EpochFigure.Names.Contains(definition.Metric.Name) ? definition.Metric : SweepMetric.Default;
        var whose = new { sweep = sweep.Id.ToString() };
        var runs = await store.ReadAsync<IReadOnlyList<StudiedRun>>(
            connection =>
            {
                var curves = Curves(connection, metric, whose);
                var (attempts, texts) = (Attempts(connection, whose, at), OnTexts(connection, whose));
                return ResultStore.Rows(connection, row => RunOf(row, metric, curves, attempts, texts), "SELECT * FROM runs WHERE sweep_id = @sweep ORDER BY number", whose);
            },
            cancellation, snapshot: true);
        return new Study(sweep, definition with { Metric = metric }, runs, await store.DecisionsAsync(sweep.Id, cancellation), at);
    }

    /// <summary>The newest sample of each of these runs for every prefix, greedy ones first.</summary>
    public static Task<IReadOnlyList<(RunId Run, string Prefix, double Temperature, int Epoch, string Text)>> SamplesAsync(ResultStore store, IReadOnlyList<RunId> runs, CancellationToken cancellation) =>
        store.ReadAsync<IReadOnlyList<(RunId, string, double, int, string)>>(
            connection =>
            [
                .. runs.SelectMany(run => ResultStore.Rows(
                    connection, row => (run, row.Text("prefix"), row.Number("temperature"), row.Integer("epoch"), row.Text("text")),
                    """
                    SELECT s.prefix, s.temperature, s.epoch, s.text FROM samples s
                    WHERE s.run_id = @run AND s.epoch = (SELECT max(n.epoch) FROM samples n WHERE n.run_id = s.run_id AND n.prefix = s.prefix AND n.temperature = s.temperature)
                    ORDER BY s.temperature, s.prefix
                    """,
                    new { run = run.ToString() })),
            ],
            cancellation);

    private static Dictionary<string, List<Epoch>> Curves(DbConnection connection, SweepMetric metric, object whose)
    {
        var curves = new Dictionary<string, List<Epoch>>();
        foreach (var (run, epoch) in ResultStore.Rows(
            connection,
            row => (row.Text("run_id"), new Epoch(
                row.Integer("epoch"), row.Long("step"), row.Integer("attempt"), row.Number("train_ppl"), row.NumberOrNull("val_ppl"), row.NumberOrNull("metric"),
                row.NumberOrNull("train_seconds") ?? 0, row.NumberOrNull("val_seconds") ?? 0, row.NumberOrNull("chars_per_second"), row.Long("peak_memory_bytes"))),
            $"""
            SELECT e.run_id, e.epoch, e.step, e.attempt, e.train_ppl, e.val_ppl, e.{metric.Name} AS metric, e.train_seconds, e.val_seconds, e.chars_per_second, e.peak_memory_bytes
            FROM epochs e WHERE e.run_id IN (SELECT r.id FROM runs r WHERE r.sweep_id = @sweep) ORDER BY e.run_id, e.epoch
            """,
            whose))
        {
            if (!curves.TryGetValue(run, out var curve)) curves[run] = curve = [];
            curve.Add(epoch);
        }
        return curves;
    }

    private static ILookup<string, Attempt> Attempts(DbConnection connection, object whose, DateTimeOffset at) => ResultStore.Rows(
        connection,
        row => (Run: row.Text("run_id"), Attempt: new Attempt(
            row.Integer("attempt"), row.TextOrNull("outcome"), row.TextOrNull("failure"), Math.Max(0, ((row.MomentOrNull("ended_at") ?? at) - row.Moment("started_at")).TotalSeconds))),
        "SELECT a.* FROM attempts a JOIN runs r ON r.id = a.run_id WHERE r.sweep_id = @sweep ORDER BY a.run_id, a.attempt", whose).ToLookup(a => a.Run, a => a.Attempt);

    private static ILookup<string, (string Text, double Ppl)> OnTexts(DbConnection connection, object whose) => ResultStore.Rows(
        connection, row => (Run: row.Text("run_id"), Text: row.Text("text"), Ppl: row.Number("ppl")),
        "SELECT v.run_id, v.text, v.ppl FROM evaluations v JOIN runs r ON r.id = v.run_id WHERE r.sweep_id = @sweep", whose).ToLookup(e => e.Run, e => (e.Text, e.Ppl));

    private static StudiedRun RunOf(Row row, SweepMetric metric, Dictionary<string, List<Epoch>> curves, ILookup<string, Attempt> attempts, ILookup<string, (string Text, double Ppl)> texts)
    {
        var id = row.Text("id");
        var configuration = Json.Read<Configuration>(row.Text("parameters"));
        var epochs = curves.GetValueOrDefault(id) ?? [];
        var validated = epochs.Where(e => e.ValPpl is not null).ToList();
        var best = epochs.Select(e => e.Metric).OfType<double>().ToList();
        var bestValidated = validated.MinBy(e => e.ValPpl);
        var (seconds, points) = (0.0, new List<StudiedPoint>(epochs.Count));
        foreach (var e in epochs) points.Add(new StudiedPoint(e.Number, e.Step, seconds += e.TrainSeconds, e.TrainPpl, e.ValPpl, e.Metric));
        return new StudiedRun(
            RunId.Parse(id), row.Integer("configuration_index"), row.Text("label"), configuration, row.Long("seed"), RunStates.Parse(row.Text("state")), row.TextOrNull("reason"), row.TextOrNull("message"),
            row.TextOrNull("reused_from") is { } former ? RunId.Parse(former) : null,
            best.Count == 0 ? null : metric.Goal == MetricGoal.Minimize ? best.Min() : best.Max(), bestValidated?.ValPpl, validated.LastOrDefault()?.ValPpl, bestValidated?.Number,
            epochs.Count, TrainingSettings.From(configuration).Epochs,
            epochs.Count == 0 ? null : seconds, epochs.Count == 0 ? null : epochs.Sum(e => e.ValSeconds),
            seconds > 0 ? epochs.Sum(e => e.CharsPerSecond * e.TrainSeconds) / seconds : null, epochs.Count == 0 ? null : epochs.Max(e => e.PeakMemoryBytes),
            row.LongOrNull("parameter_count"), row.NumberOrNull("peak_flops"), row.TextOrNull("vocabulary") is { } vocabulary ? Json.Read<List<string>>(vocabulary).Count : null,
            row.Text("texts"), row.TextOrNull("device"), row.IntegerOrNull("threads"),
            row.TextOrNull("device") is { } device ? Processor.Kind(device, row.TextOrNull("processor"), row.TextOrNull("instructions")) : null, row.TextOrNull("versions"), row.Text("program_version"), row.TextOrNull("git_commit"),
            TimesOf(row, [.. attempts[id]], epochs), points, texts[id].ToDictionary(t => t.Text, t => t.Ppl));
    }

    private static RunTimes TimesOf(Row row, IReadOnlyList<Attempt> attempts, List<Epoch> epochs)
    {
        var kept = epochs.GroupBy(e => e.Attempt).ToDictionary(g => g.Key, g => g.Sum(e => e.TrainSeconds + e.ValSeconds));
        var lost = attempts.Where(a => a.Failure is not null || a.Outcome is "superseded" or "requeued").Sum(a => Math.Max(0, a.Seconds - kept.GetValueOrDefault(a.Number)));
        return new RunTimes(
            attempts.Count, row.Integer("failures"), attempts.Sum(a => a.Seconds), lost, row.Moment("created_at"), row.MomentOrNull("started_at"), row.MomentOrNull("ended_at"));
    }

    private sealed record Epoch(int Number, long Step, int Attempt, double TrainPpl, double? ValPpl, double? Metric, double TrainSeconds, double ValSeconds, double? CharsPerSecond, long PeakMemoryBytes);

    private sealed record Attempt(int Number, string? Outcome, string? Failure, double Seconds);
}
