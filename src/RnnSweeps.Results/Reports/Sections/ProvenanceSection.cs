using System.Globalization;
using RnnSweeps.Results.Reports.Document;

namespace RnnSweeps.Results.Reports.Sections;

/// <summary>What is needed to get the same numbers again.</summary>
internal static class ProvenanceSection
{
    public static IEnumerable<Block> Of(Study study)
    {
        yield return new Block.Heading("To reproduce it");
        yield return new Block.Facts(
        [
            ("sweep", $"{study.Sweep.Id}, submitted {study.Sweep.SubmittedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC"),
            ("program", Distinct(study.Runs.Select(r => $"rnnsweeps {r.ProgramVersion}{(r.GitCommit is { } commit ? $" ({commit[..Math.Min(10, commit.Length)]})" : "")}"))),
            ("libraries", Distinct(study.Runs.Select(r => r.Versions).OfType<string>().Distinct().Select(Named))),
            ("devices", Distinct(study.Runs.Where(r => r.Device is not null).Select(r => $"{r.Device}, {r.Threads} thread{(r.Threads == 1 ? "" : "s")}"))),
            ("processors", Distinct(study.Runs.Select(r => r.Processor).OfType<string>())),
            ("seeds", string.Join(", ", study.Runs.Select(r => r.Seed).Distinct().Order())),
        ]);
        if (study.Sweep.Texts.Count > 0)
        {
            yield return new Block.Table(
                [new("corpus"), new("text"), new("cleaning"), new("characters", true), new("SHA-256 after cleaning")],
                [.. study.Sweep.Texts.Select(t => new Line([t.Corpus, t.Name, t.Cleaning.ToString().ToLowerInvariant(), t.Characters.ToString("#,0", CultureInfo.InvariantCulture), t.Sha256]))]);
        }
        yield return new Block.Verbatim("The sweep file, as it was submitted", study.Sweep.Yaml);
        yield return new Block.Paragraph($"Save it as sweep.yaml and train it again with: rnnsweeps run sweep.yaml --new. On a CPU of the same kind, with the same versions and threads, every digit will agree. On another kind figures differ by rounding that training amplifies, up to percents; 'rnnsweeps reproduce' tells by how much, and whether rounding explains it.");
    }

    /// <summary>JSON of names and versions, as words.</summary>
    private static string Named(string versions) => string.Join(", ", Core.Json.Read<Dictionary<string, string>>(versions).Select(v => v.Value.StartsWith(".NET", StringComparison.Ordinal) ? v.Value : $"{v.Key} {v.Value}"));

    private static string Distinct(IEnumerable<string> values) => values.Distinct().ToList() is { Count: > 0 } some ? string.Join("; ", some) : "-";
}
