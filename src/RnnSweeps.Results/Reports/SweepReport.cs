using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Reports.Document;
using RnnSweeps.Results.Reports.Pictures;
using RnnSweeps.Results.Reports.Sections;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Results.Reports;

public enum ReportFormat
{
    /// <summary>One file that needs nothing else.</summary>
    Html,

    /// <summary>Markdown, with its pictures in a folder beside it, each as SVG and PNG.</summary>
    Markdown,
}

/// <summary>The answer to one or several sweeps' questions with everything that it rests on.</summary>
public sealed class SweepReport
{
    private readonly string _title;
    private readonly IReadOnlyList<Block> _blocks;

    private SweepReport(string title, IReadOnlyList<Block> blocks, string answer) => (_title, _blocks, Answer) = (title, blocks, answer);

    /// <summary>One to three sentences a sweep.</summary>
    public string Answer { get; }

    /// <summary>Reads the sweeps as they are now.</summary>
    /// <param name="sweeps">Each with what its file means; at least one.</param>
    public static async Task<SweepReport> OfAsync(ResultStore store, IReadOnlyList<(SweepRecord Sweep, SweepDefinition Definition)> sweeps, DateTimeOffset at, CancellationToken cancellation = default)
    {
        var (blocks, answers) = (new List<Block>(), new List<string>());
        foreach (var (sweep, definition) in sweeps)
        {
            var study = await StudyReader.ReadAsync(store, sweep, definition, at, cancellation);
            if (sweeps.Count > 1) blocks.Add(new Block.Part($"Sweep {sweep.Id}"));
            blocks.AddRange(
            [
                .. AnswerSection.Of(study), .. LeaderboardSection.Of(study), .. OnTextsSection.Of(study), .. CurvesSection.Of(study), .. EffectsSection.Of(study),
                .. await TextsSection.OfAsync(study, store, cancellation), .. EndingsSection.Of(study), .. CostSection.Of(study), .. ProvenanceSection.Of(study),
            ]);
            answers.Add(AnswerSection.Sentence(study));
        }
        return new SweepReport(string.Join(", ", sweeps.Select(s => s.Sweep.Id)), blocks, string.Join('\n', answers));
    }

    /// <summary>Writes it, each file whole, in place of an older one.</summary>
    /// <param name="format">What <paramref name="path"/> becomes.</param>
    /// <param name="path">Of the page; pictures of Markdown lie in a folder of its name.</param>
    /// <returns>Every file that was written, the page first.</returns>
    /// <exception cref="ResultsFolderException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(ReportFormat format, string path)
    {
        if (format == ReportFormat.Html)
        {
            ResultsFile.Write(path, HtmlPage.Write(_title, _blocks));
            return [path];
        }
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path) + (Path.HasExtension(path) ? "" : "-pictures"));
        var names = new Dictionary<Picture, string>(ReferenceEqualityComparer.Instance);
        foreach (var picture in _blocks.OfType<Block.Pictures>().SelectMany(p => p.Items))
            names[picture] = names.ContainsValue(picture.Name) ? $"{picture.Name}-{names.Count}" : picture.Name;
        var files = new List<string> { path };
        foreach (var (picture, name) in names)
        {
            var svg = Path.Combine(folder, name + ".svg");
            ResultsFile.Write(svg, picture.Svg());
            var png = Path.ChangeExtension(svg, ".png");
            ResultsFile.Write(png, stream => stream.Write(picture.Png()));
            files.AddRange([svg, png]);
        }
        ResultsFile.Write(path, MarkdownPage.Write(_title, _blocks, p => $"{Uri.EscapeDataString(Path.GetFileName(folder))}/{names[p]}.svg"));
        return files;
    }
}
