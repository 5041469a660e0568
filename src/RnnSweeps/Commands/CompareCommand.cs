using System.CommandLine;
using RnnSweeps.Core.Answers;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Queries;
using RnnSweeps.Results.Store;
using RnnSweeps.Submission;
using RnnSweeps.Terminal;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Commands;

/// <summary>Which is better, and is that settled?</summary>
internal sealed class CompareCommand : Command
{
    private readonly SweepArgument _sweep = new();
    private readonly Option<string?> _by = new("--by") { Description = "A parameter whose values are compared over all settings of the others, such as cell [default: configurations are compared]", HelpName = "PARAMETER" };
    private readonly Option<string?> _metric = new("--metric") { Description = "Figure of an epoch, taken at each run's best [default: the sweep's metric]", HelpName = "NAME" };
    private readonly Option<string?> _on = new("--on") { Description = "Compare perplexity on this text instead, which every run was measured on (evaluate_on)", HelpName = "TEXT" };
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Whom the others are compared with: a value of --by, or a configuration's label [default: the best]", HelpName = "NAME" };
    private readonly Option<bool> _all = new("--all") { Description = $"Show every pair, not only those with the best or the baseline, and every row, not only {RowLimit.Most}" };
    private readonly ResultsOption _results = new();
    private readonly FormatOption _format = FormatOption.TableOrJson();
    private readonly Screen _screen;

    public CompareCommand(Screen screen)
        : base("compare", "Say which is better and whether that is settled: paired by seed, corrected for the number of comparisons.")
    {
        _screen = screen;
        Add(_sweep);
        foreach (var option in (Option[])[_by, _metric, _on, _baseline, _all]) Add(option);
        _results.AddTo(this);
        Add(_format);
        SetAction(CompareAsync);
    }

    private async Task<int> CompareAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var sweep = await _sweep.FindAsync(parse, store, cancellation);
        var (question, runs) = await MeasuredAsync(parse, store, sweep, cancellation);
        var contest = Compared(runs, parse.GetValue(_by), question);
        if (parse.GetValue(_by) is { } parameter && runs.Count(r => !ParameterEffects.Acts(parameter, r.Configuration)) is > 0 and var idle)
            _screen.Say($"{parameter} acts only {ParameterEffects.Find(parameter)!.When}: {idle} of {runs.Count} runs, where it does not, are left out.");
        int? baseline = parse.GetValue(_baseline) is { } name ? IndexOf(contest, name) : null;
        int? shown = parse.GetValue(_all) ? null : baseline ?? contest.Leader;
        var answer = baseline is { } one ? $"{ComparisonSummary.Of(contest)} {ComparisonSummary.Against(contest, one)}" : ComparisonSummary.Of(contest);
        if (_format.IsJson(parse))
        {
            _screen.Json(new { Sweep = sweep.Id, Answer = answer, contest.Question, contest.What, contest.Tests, Sides = contest.Candidates.Select(ComparisonTables.Facts), Pairs = ComparisonTables.Facts(contest, shown) });
            return ExitCode.Done;
        }
        _screen.Line(answer);
        var most = RowLimit.Of(parse.GetValue(_all));
        _screen.Line("");
        _screen.Show(ComparisonTables.Sides(contest, most));
        if (contest.Candidates.Count < 2) return ExitCode.Done;
        _screen.Line("");
        _screen.Show(ComparisonTables.Pairs(contest, shown, most));
        return ExitCode.Done;
    }

    private async Task<(Question Question, IReadOnlyList<Measurement> Runs)> MeasuredAsync(ParseResult parse, ResultStore store, SweepRecord sweep, CancellationToken cancellation)
    {
        if (parse.GetValue(_on) is { } text)
        {
            if (parse.GetValue(_metric) is not null) throw new UsageException("--on asks for the perplexity on a text, --metric for a figure of the epochs: give one of them.");
            var texts = await Measurements.TextsAsync(store, sweep.Id, cancellation);
            if (!texts.Contains(text))
                throw new UsageException($"No run of {sweep.Id} was measured on '{text}'{(texts.Count == 0 ? ": its file has no evaluate_on" : $": there is {string.Join(", ", texts)}")}.");
            return (Question.On(text, sweep.Texts.Any(t => t.Corpus == CorpusMix.EvaluateOn && t.Name == text)), await Measurements.OnAsync(store, sweep.Id, text, cancellation));
        }
        var metric = ParsedSweepFile.Of(sweep).Definition.Metric;
        if (parse.GetValue(_metric) is { } name && name != metric.Name)
            metric = new SweepMetric(name, EpochFigure.Find(name) is { MoreIsBetter: true } ? MetricGoal.Maximize : MetricGoal.Minimize);
        try
        {
            return (new Question(metric.Name, metric.Goal == MetricGoal.Minimize), await Measurements.OfAsync(store, sweep.Id, metric, cancellation));
        }
        catch (ArgumentException error)
        {
            throw new UsageException($"--metric: {error.Message.Split(" (Parameter")[0]}", error);
        }
    }

    private static Comparison Compared(IReadOnlyList<Measurement> runs, string? by, Question question)
    {
        if (by is null) return Comparison.OfConfigurations(runs, question);
        if (ParameterCatalogue.Find(by) is null)
            throw new UsageException($"There is no parameter '{by}'{NearestName.Hint(by, [.. ParameterCatalogue.All.Select(p => p.Name)])}");
        if (ParameterEffects.Find(by) is { } effect && runs.Count > 0 && runs.All(r => !ParameterEffects.Acts(by, r.Configuration)))
            throw new UsageException($"--by {by}: it acts only {effect.When}, and no run of this sweep is such.");
        return Comparison.OfParameter(runs, by, question)
            ?? throw new UsageException(runs.Where(r => r.Value is not null).Select(r => r.Configuration[by]).Distinct().Count() < 2
                ? $"--by {by}: all finished runs have the same {by}."
                : question.Text is not null
                    ? $"--by {by}: no setting of the other parameters has finished runs with every {by}, a seed in common, and {question.Name} of the same part: evaluate_on measures all models on one, unless they differ in cleaning or in what cuts the part (sampling, val_windows, split, max_chars)."
                    : $"--by {by}: no setting of the other parameters has finished runs with every {by}, a seed in common, and {question.Name} of the same text: perplexities of different texts can't be compared; --on TEXT compares them on one (evaluate_on).");
    }

    private static int IndexOf(Comparison contest, string name)
    {
        var names = contest.Candidates.Select(c => c.Name).ToList();
        if (names.IndexOf(name) is >= 0 and var exact) return exact;
        return Enumerable.Range(0, names.Count).Where(i => contest.Candidates[i].IsNamed(name)).ToList() switch
        {
            [var only] => only,
            [] => throw new UsageException($"--baseline: there is no {contest.What} '{name}' among the compared: {string.Join(", ", names)}."),
            var several => throw new UsageException($"--baseline: '{name}' is the beginning of {several.Count} labels: {string.Join(", ", several.Select(i => names[i]))}. Give the whole of one."),
        };
    }
}
