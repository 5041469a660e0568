using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Statistics;
using RnnSweeps.Results.Reports.Document;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>Every configuration with what it reached and what it cost; then how fast each came to given perplexities.</summary>
internal static class LeaderboardSection
{
    public const int MostLines = 30;

    /// <summary>Stands where there is no figure.</summary>
    public const string None = "-";

    public static IEnumerable<Block> Of(Study study)
    {
        if (study.Configurations.Count == 0) yield break;
        var mayLead = Enumerable.Range(0, study.Configurations.Count).Where(study.Comparison.MayLead).ToHashSet();
        // Where all may lead, stress would tell nothing.
        if (mayLead.Count == study.Configurations.Count) mayLead = [];
        // Older programs did not measure it.
        var hasPeak = study.Configurations.Any(c => c.ShareOfPeak is not null);
        yield return new Block.Heading("Leaderboard");
        yield return new Block.Table(
            [
                new("rank", true), new("configuration"), new(study.Metric.Name, true), new("95 % interval", true), new("sd", true), new("runs", true), new("final val_ppl", true),
                new("chars/s", true), new("training", true), new("memory", true), new("parameters", true), new("FLOP/char", true), .. hasPeak ? (Column[])[new("of peak", true)] : [],
            ],
            [.. study.Configurations.Take(MostLines).Select((c, i) => Row(study, c, mayLead.Contains(i), hasPeak))]);
        var ranks = study.Comparison.IsComparable ? $"Rank: one more than those that are better by a settled comparison; only a settled comparison tells two apart.{(mayLead.Count > 0 ? " In bold what is not settled to be behind the leader." : "")}" : $"No ranks: not every {study.Metric.Name} is of the same texts and parts.";
        yield return new Block.Paragraph($"{ranks}{(study.Configurations.Count > MostLines ? $" {study.Configurations.Count - MostLines} more configurations stand in leaderboard.csv." : "")} {study.Metric.Name} is the mean over seeds of each run's best epoch; the interval is Student's. FLOP/char counts the matrix products of training on one character{(hasPeak ? "; of peak: their share of what the device did at most, by large matrix products in single precision, measured with as many threads" : "")}.");
        if (study.MixedProcessors is { } mixed) yield return new Block.Paragraph($"{mixed} {Of(study.Configurations)}");
        foreach (var block in Speed(study)) yield return block;
    }

    /// <summary>Which configurations have runs of several kinds, or how to see which has which.</summary>
    private static string Of(IReadOnlyList<StudiedConfiguration> configurations)
    {
        var inside = configurations.Count(c => c.Runs.Select(r => r.Processor).Distinct().Skip(1).Any());
        return $"{inside} of {configurations.Count} configurations have runs of several kinds; column processor of runs.csv tells each run's.";
    }

    /// <summary>When each configuration first came to perplexities that the best ones reach.</summary>
    private static IEnumerable<Block> Speed(Study study)
    {
        var best = study.Configurations.SelectMany(c => c.Runs).Select(r => r.BestValPpl).OfType<double>().Where(double.IsFinite).ToList();
        if (best.Count == 0) yield break;
        var goals = ((double[])[1.5, 1.2, 1.05]).Select(f => Rounded(f * best.Min())).Distinct().ToList();
        yield return new Block.Subheading("How fast");
        yield return new Block.Table(
            [new("configuration"), .. goals.SelectMany(g => (Column[])[new($"epochs (steps) to {ReadableText.Number(g)}", true), new("seconds", true)]), new("best epoch", true), new("gap", true), new("mean loss", true)],
            [.. study.Configurations.Take(MostLines).Select(c => new Line(
            [
                c.Name, .. goals.SelectMany(g => Reached(c, g)), c.Median(r => r.BestEpoch) is { } epoch ? $"{epoch:0.#}" : None,
                c.Median(r => r.Convergence.Gap) is { } gap ? ReadableText.Difference(gap) : None, c.Median(r => r.Convergence.MeanValLoss) is { } loss ? ReadableText.Number(loss) : None,
            ]))]);
        yield return new Block.Paragraph("Medians over the runs that were trained to the end; “not yet” where half of the runs or more never came so low. Gap: how much lower the training loss is than the validation loss at the best epoch, in nats a character. Mean loss: of validation over all epochs, lower for what learns early.");
    }

    private static IEnumerable<string> Reached(StudiedConfiguration configuration, double perplexity)
    {
        var times = configuration.Runs.Select(r => r.Convergence.Reaches(perplexity)).ToList();
        return
        [
            Convergence.CensoredMedian([.. times.Select(t => (double?)t?.Epoch)]) is { } epochs ? $"{epochs:0.#} ({ReadableText.Amount(Convergence.CensoredMedian([.. times.Select(t => (double?)t?.Steps)]) ?? 0)})" : "not yet",
            Convergence.CensoredMedian([.. times.Select(t => t?.Seconds)]) is { } seconds ? ReadableText.Number(seconds) : "",
        ];
    }

    private static Line Row(Study study, StudiedConfiguration c, bool mayLead, bool hasPeak)
    {
        var figure = c.Standing.Figure;
        var first = c.Runs[0];
        return new Line(
        [
            c.Standing.Rank is { } rank ? $"{rank}" : None, c.Name, ReadableText.Number(figure.Mean), figure.Interval() is { } interval ? ReadableText.Range(interval) : None, figure.Sd is { } sd ? ReadableText.Number(sd) : None, c.Runs.Count == c.Standing.Planned ? $"{c.Runs.Count}" : $"{c.Runs.Count} of {c.Standing.Planned}",
            c.Mean(r => r.FinalValPpl) is { } final ? ReadableText.Number(final) : None, c.CharsPerSecond is { } speed ? ReadableText.Amount(speed) : None, c.TrainSeconds is { } seconds ? ReadableText.Duration(seconds) : None,
            c.Runs.Max(r => r.PeakMemoryBytes) is { } bytes ? ReadableText.Bytes(bytes) : None, first.ParameterCount is { } count ? ReadableText.Amount(count) : None,
            first.FlopsPerCharacter is { } flops ? ReadableText.Amount(flops) : None, .. hasPeak ? [c.ShareOfPeak is { } share ? ReadableText.Percent(share) : None] : Array.Empty<string>(),
        ],
        mayLead);
    }

    /// <summary>To two significant digits, as a person would name a goal.</summary>
    private static double Rounded(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return Math.Ceiling(value / unit) * unit;
    }
}
