using System.Text.RegularExpressions;
using System.Xml.Linq;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Reports;
using RnnSweeps.Results.Store;
using RnnSweeps.Results.Tests.Support;

namespace RnnSweeps.Results.Tests.Reports;

public abstract partial class SweepReportTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Yaml = """
        # Question: is a GRU worth its time?
        name: depth
        parameters: {cell: [rnn, gru], layers: [1, 2], corpus: {value: lamplighter}}
        seeds: [0, 1, 2]
        """;

    /// <summary>Operations per second.</summary>
    private const double Peak = 2e10;

    [Fact]
    public async Task The_page_answers_the_question_and_needs_nothing_else()
    {
        var page = await HtmlAsync(await TrainedAsync());
        Assert.Contains("Question: is a GRU worth its time?", page, StringComparison.Ordinal);
        Assert.Contains("cell=gru layers=2 has the lowest val_ppl, 6.040", page, StringComparison.Ordinal);
        foreach (var section in (string[])["Leaderboard", "Learning curves", "Perplexity against cost", "What matters", "What they write", "Failed and stopped", "Cost", "To reproduce it"])
            Assert.Contains($">{section}</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<(script|link|img|iframe|object)\b", page);
        Assert.DoesNotMatch(@"(src|href)=""(?!#)", page);
        Assert.DoesNotMatch(@"url\((?!#)|@import", page);
    }

    [Fact]
    public async Task Pictures_take_their_ink_from_the_theme_and_share_no_names()
    {
        var page = await HtmlAsync(await TrainedAsync());
        var pictures = Svg().Matches(page).Select(m => m.Value).ToList();
        Assert.InRange(pictures.Count, 5, 8);
        var ids = pictures.SelectMany(p => XDocument.Parse(p).Descendants().Attributes("id").Select(a => a.Value)).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(pictures, p =>
        {
            Assert.Contains("var(--ink)", p, StringComparison.Ordinal);
            Assert.DoesNotContain("#010203", p, StringComparison.Ordinal);
            Assert.All(Used().Matches(p), m => Assert.Contains($"id=\"{m.Groups[1].Value}\"", p, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task What_a_model_or_a_file_says_is_text_and_never_markup()
    {
        var sweep = await TrainedAsync(sample: "it has <script>alert(1)</script> & more", yaml: Yaml + "\n# </pre><script>alert(2)</script>\n");
        var page = await HtmlAsync(sweep);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("it has &lt;script&gt;alert(1)&lt;/script&gt; &amp; more", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Markdown_twin_has_its_pictures_beside_it_as_svg_and_png()
    {
        using var folder = new TemporaryFolder();
        var files = (await ReportAsync(await TrainedAsync())).Write(ReportFormat.Markdown, folder.File("answer.md"));
        var page = await File.ReadAllTextAsync(files[0]);
        var linked = Linked().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(linked);
        Assert.All(linked, l => Assert.StartsWith("<svg", (File.ReadAllText(folder.File(l)).Split('\n', 2)[1]).TrimStart(), StringComparison.Ordinal));
        Assert.All(linked, l => Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(Path.ChangeExtension(folder.File(l), ".png")).Take(4)));
        Assert.All(linked, l =>
        {
            // On white, at twice the size of the SVG.
            using var image = SkiaSharp.SKBitmap.Decode(Path.ChangeExtension(folder.File(l), ".png"));
            Assert.Equal(SkiaSharp.SKColors.White, image.GetPixel(0, 0));
            Assert.Contains($"width=\"{image.Width / 2}\" height=\"{image.Height / 2}\"", File.ReadAllText(folder.File(l)), StringComparison.Ordinal);
            Assert.DoesNotContain(SkiaSharp.SKColor.Parse("#040506"), image.Pixels);
        });
        Assert.Equal(files.Skip(1).Order(), Directory.GetFiles(folder.File("answer")).Order());
        Assert.Contains("> **cell=gru layers=2 has the lowest val\\_ppl", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_stops_and_lost_time_are_told()
    {
        var page = await HtmlAsync(await TrainedAsync());
        Assert.Contains("<td>failed</td><td>diverged</td><td class=\"n\">1</td>", page, StringComparison.Ordinal);
        Assert.Contains("Loss became NaN.", page, StringComparison.Ordinal);
        Assert.Contains("13 runs: 5 configurations, 3 seeds, 1 failed. The comparison rests on 12 of them", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speed_is_told_beside_what_the_device_does_at_most()
    {
        var share = ModelSize.FlopsPerCharacter(TrainingSettings.From(Given.Configuration("gru", 2)), vocabulary: 3) * Given.Epoch(1).CharsPerSecond / Peak;
        Assert.InRange(share, 0.01, 0.99);
        var row = Regex.Match(await HtmlAsync(await TrainedAsync()), @"<td>cell=gru layers=2</td>.*?</tr>").Value;
        Assert.EndsWith($"<td class=\"n\">{share:0 %}</td></tr>", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_each_text_all_models_are_compared_and_what_may_lead_there_is_stressed()
    {
        using var folder = new TemporaryFolder();
        // On the ledger the order is the other way round, and on the third text the seeds tell none apart.
        var sweep = await TrainedAsync(on: (index, seed) => [("ledger", 5 + index + 0.01 * seed * index), ("orrery", 7 + 0.1 * (index * 7 + seed * 5) % 3 * (seed - 1)), ("own-part", 5)]);
        var report = await ReportAsync(sweep);
        var html = await File.ReadAllTextAsync(report.Write(ReportFormat.Html, folder.File("r.html"))[0]);
        Assert.Contains(">On each text</h2>", html, StringComparison.Ordinal);
        Assert.Matches(@"<td>cell=rnn layers=1</td><td class=""n""><b>6\.010</b></td><td class=""n""><b>", html);
        Assert.Matches(@"<td>cell=gru layers=2</td><td class=""n"">9\.040</td><td class=""n""><b>", html);
        // A part of a run's own corpus is another one in another mix.
        Assert.DoesNotContain("own-part", html, StringComparison.Ordinal);
        var pages = report.Write(ReportFormat.Markdown, folder.File("r.md"));
        Assert.Contains(pages, p => Path.GetFileName(p) == "on-texts.svg");
        Assert.Contains("| cell=rnn layers=1 | **6.010** | **", await File.ReadAllTextAsync(pages[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_figures_are_of_different_texts_nothing_is_said_to_explain_them()
    {
        var page = await HtmlAsync(await TrainedAsync());
        Assert.Contains("share of the variation", page, StringComparison.Ordinal);
        Assert.Matches("<td>cell</td><td>gru</td><td class=\"n\">6\\.535</td><td class=\"n\">6\\.\\d+ to 6\\.\\d+</td><td class=\"n\">2</td><td class=\"n\">6</td>", page);
        var mixed = await HtmlAsync(await TrainedAsync(cleaning: index => index % 2 == 0 ? "letters" : "printable"));
        Assert.Contains("tells of none that it is better", mixed, StringComparison.Ordinal);
        Assert.DoesNotContain("share of the variation", mixed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_without_a_finished_run_says_so()
    {
        var sweep = await Store.SweepAsync(["gru"], [0], "waiting");
        var report = await ReportAsync(sweep);
        Assert.Equal("No run has ended with this figure yet.", report.Answer);
        using var folder = new TemporaryFolder();
        Assert.Contains("It still runs", await File.ReadAllTextAsync(report.Write(ReportFormat.Html, folder.File("r.html"))[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_sweeps_stand_one_after_the_other_on_one_page()
    {
        var (one, other) = (await TrainedAsync(), await Store.SweepAsync(["gru"], [0], "waiting"));
        var report = await SweepReport.OfAsync(Store, [await ReadAsync(one), await ReadAsync(other)], Time.GetUtcNow());
        using var folder = new TemporaryFolder();
        var files = report.Write(ReportFormat.Html, folder.File("r.html"));
        var page = await File.ReadAllTextAsync(files[0]);
        Assert.True(page.IndexOf("Sweep depth", StringComparison.Ordinal) < page.IndexOf("Sweep waiting", StringComparison.Ordinal));
        Assert.Equal(2, report.Answer.Split('\n').Length);
    }

    /// <summary>Four configurations of three seeds, whose perplexities differ by more than seeds do; and a fifth that failed.</summary>
    /// <param name="on">Perplexities on further texts, by configuration and seed; those of <c>evaluate_on</c>, unless named own-.</param>
    /// <param name="cleaning">By configuration, where they differ in it: their figures are of different alphabets then.</param>
    private async Task<SweepId> TrainedAsync(string sample = "it has been", string yaml = Yaml, Func<int, long, IReadOnlyList<(string Text, double Ppl)>>? on = null, Func<int, string>? cleaning = null)
    {
        var submission = Given.Submission(yaml: yaml);
        List<FrozenText> asked = [.. on is null ? [] : on(1, 0).Where(t => !t.Text.StartsWith("own-", StringComparison.Ordinal)).Select(t => submission.Texts[0] with { Corpus = CorpusMix.EvaluateOn, Name = t.Text })];
        var sweep = (await Store.AddSweepAsync(submission with { Texts = [.. submission.Texts, .. asked] })).Id;
        var planned = new List<PlannedRun>();
        foreach (var seed in (long[])[0, 1, 2])
            foreach (var (cell, layers) in ((string, long)[])[("rnn", 1), ("rnn", 2), ("gru", 1), ("gru", 2)])
                planned.Add(new PlannedRun(planned.Count + 1, planned.Count % 4 + 1, Cleaned(Given.Configuration(cell, layers), cleaning?.Invoke(planned.Count % 4 + 1)), $"cell={cell} layers={layers}", seed));
        planned.Add(new PlannedRun(13, 5, Given.Configuration("lstm"), "cell=lstm layers=1", 0));
        await Store.AddRunsAsync(sweep, planned);
        double[] levels = [9, 8, 7, 6];
        foreach (var run in planned.Take(12))
        {
            var (id, best) = (new RunId(sweep, run.Number), levels[run.ConfigurationIndex - 1] + 0.01 * run.Seed * run.ConfigurationIndex);
            var attempt = (await Store.BeginAttemptAsync(id, 0, Given.Place))!.Value;
            await Store.AppendAsync(id, attempt, [new RunStarted(id, attempt, 0, 1000, ["<unk>", " ", "a"], [], Peak), .. Enumerable.Range(1, 5).Select(e => new EpochEnded(id, attempt, Given.Epoch(e, best + 5 - e))), new SampleWritten(id, attempt, 5, "it has", sample, 0)]);
            if (on is not null) await Store.AppendAsync(id, attempt, [new RunFinished(id, attempt, 5, "00", [.. on(run.ConfigurationIndex, run.Seed).Select(t => new TextEvaluation(t.Text, Math.Log(t.Ppl), t.Ppl, t.Ppl))])]);
            await Store.EndRunAsync(id, attempt, RunOutcome.Completed);
        }
        var failed = new RunId(sweep, 13);
        await Store.BeginAttemptAsync(failed, 0, Given.Place);
        await Store.EndRunAsync(failed, 1, RunOutcome.Failed(FailureKind.Diverged, "Loss became NaN."));
        await Store.EndSweepAsync(sweep, SweepState.Completed, null);
        return sweep;
    }

    private static Configuration Cleaned(Configuration configuration, string? cleaning) =>
        cleaning is null ? configuration : Configuration.Of(configuration.ToDictionary(p => p.Key, p => p.Key == "cleaning" ? ParameterValue.Of(cleaning) : p.Value));

    private async Task<(SweepRecord, SweepDefinition)> ReadAsync(SweepId sweep)
    {
        var record = (await Store.FindSweepAsync(sweep))!;
        return (record, SweepFile.Parse(Yaml, "depth.yaml").Definition!);
    }

    private async Task<SweepReport> ReportAsync(SweepId sweep) => await SweepReport.OfAsync(Store, [await ReadAsync(sweep)], Time.GetUtcNow());

    private async Task<string> HtmlAsync(SweepId sweep)
    {
        using var folder = new TemporaryFolder();
        return await File.ReadAllTextAsync((await ReportAsync(sweep)).Write(ReportFormat.Html, folder.File("report.html"))[0]);
    }

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex(@"url\(#([^)]+)\)")]
    private static partial Regex Used();

    [GeneratedRegex(@"!\[[^\]]*\]\(([^)]+)\)")]
    private static partial Regex Linked();
}
