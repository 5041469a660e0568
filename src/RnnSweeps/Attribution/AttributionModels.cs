using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Stopping;
using RnnSweeps.Results.Store;
using RnnSweeps.Training.Generation;
using RnnSweeps.Training.Surprisal;

namespace RnnSweeps.Attribution;

/// <summary>The models of a sweep that were trained on one text alone: of each text the best configuration, with every seed.</summary>
internal sealed class AttributionModels : IDisposable
{
    private readonly IReadOnlyList<IReadOnlyList<RunRecord>> _runs;
    private readonly Dictionary<RunId, (TrainedModel Model, SurprisalMeter Meter)> _read = [];
    private readonly Func<RunRecord, TrainedModel> _load;

    private AttributionModels(IReadOnlyList<FrozenText> texts, IReadOnlyList<IReadOnlyList<RunRecord>> runs, Func<RunRecord, TrainedModel> load) => (Texts, _runs, _load) = (texts, runs, load);

    /// <summary>One for each judge.</summary>
    public IReadOnlyList<FrozenText> Texts { get; }

    /// <summary>Seeds with which every judge was trained.</summary>
    public IReadOnlyList<long> Seeds => [.. _runs.Select(r => r.Select(run => run.Seed)).Aggregate((a, b) => a.Intersect(b)).Order()];

    /// <summary>The most characters that one of them reads at once.</summary>
    public int Steps => _runs.Max(r => TrainingSettings.From(r[0].Configuration).Steps);

    /// <param name="runs">Those that were trained to their end.</param>
    /// <param name="standings">With the sweep's metric, where lower is better.</param>
    /// <param name="load">Reads a run's model.</param>
    public static AttributionModels Of(FrozenMaterial material, IReadOnlyList<RunRecord> runs, IReadOnlyList<RunSnapshot> standings, Func<RunRecord, TrainedModel> load)
    {
        var values = standings.ToDictionary(s => s.Number, s => s.Best[0]);
        var best = runs.Select(r => (Run: r, Texts: material.TextsOf(TrainingSettings.From(r.Configuration)))).Where(r => r.Texts.Count == 1)
            .GroupBy(r => r.Texts[0].Name)
            .Select(text => text.GroupBy(r => r.Run.ConfigurationIndex)
                // One that lost seeds on the way may be the best only by those that are left.
                .OrderByDescending(c => c.Count()).ThenBy(c => c.Average(r => values[r.Run.Id.Number] ?? double.PositiveInfinity)).First())
            .OrderBy(c => c.Key).ToList();
        return new AttributionModels([.. best.Select(c => c.First().Texts[0])], [.. best.Select(c => (IReadOnlyList<RunRecord>)[.. c.Select(r => r.Run)])], load);
    }

    /// <summary>The judges of one seed, in the order of <see cref="Texts"/>.</summary>
    public IReadOnlyList<SurprisalMeter> With(long seed) => [.. _runs.Select(r => MeterOf(r.First(run => run.Seed == seed)))];

    public void Dispose()
    {
        foreach (var (model, _) in _read.Values) model.Dispose();
    }

    private SurprisalMeter MeterOf(RunRecord run)
    {
        if (_read.TryGetValue(run.Id, out var known)) return known.Meter;
        var model = _load(run);
        _read[run.Id] = (model, new SurprisalMeter(model, top: 0, passage: 1));
        return _read[run.Id].Meter;
    }
}
