using System.Diagnostics;
using RnnSweeps.Core.Search;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Core.Tests.Sweeps;

/// <summary>10,000 files that began as good ones: whatever became of them, there is an answer, soon and with a place.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Files = 10_000;

    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ":", "- ", "\t", "\n", "  ", "'", "\"", "#", "&a", "*a", "<<: *a", "!!int", "---\n", "...\n", "|", ">", "%", "~", "null", "no", "on", "0x1F", "1e-3", "1e400",
        "-1", "9999999999999999999", ".nan", ".inf", "\0", "\ufeff", "\ud800", "٣", "\u2028", "min: ", "max: ", "q: ", "distribution: ", "log_uniform", "values: ", "when: {cell: lstm}",
        "parameters: ", "include: ", "grids: ", "zip: [[layers, hidden]]", "exclude: ", "constraints: [\"layers ^ layers ^ 9 < 2\"]", "method: bayes", "method: random", "run_cap: 100000", "seeds: [1, 2]",
    ];

    [Fact]
    public void No_file_throws_or_takes_long_or_much()
    {
        var seeds = Corpus();
        var (longest, largest) = (TimeSpan.Zero, 0L);
        var accepted = 0;
        for (var i = 0; i < Files; i++)
        {
            var random = SearchRandom.Of(20_261_124, i, "fuzz");
            var yaml = Mutated(seeds, random);
            var (time, bytes) = Measured(yaml, i, ref accepted);
            // Another process may have held this one up: once more.
            if (time > TimeSpan.FromSeconds(1)) (time, bytes) = Measured(yaml, i, ref accepted);
            Assert.True(time < TimeSpan.FromSeconds(1), $"File {i} took {time.TotalSeconds} s:\n{yaml}");
            Assert.True(bytes < 200 << 20, $"File {i} took {bytes >> 20} MB:\n{yaml}");
            (longest, largest) = (time > longest ? time : longest, Math.Max(bytes, largest));
        }
        Assert.InRange(accepted, 100, Files - 1000);
        output.WriteLine($"{accepted} of {Files} accepted; the longest took {longest.TotalMilliseconds:0} ms, the largest {largest >> 10} kB");
    }

    private static (TimeSpan Time, long Bytes) Measured(string yaml, int i, ref int accepted)
    {
        var (began, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var result = SweepFile.Parse(yaml, "fuzz.yaml", Given.Texts);
        var (time, bytes) = (Stopwatch.GetElapsedTime(began), GC.GetAllocatedBytesForCurrentThread() - before);
        if (result.Definition is { } definition)
        {
            accepted++;
            Assert.Empty(result.Problems);
            if (SweepExpansion.MostRuns(definition) <= 200) Assert.NotEmpty(SweepExpansion.Expand(definition));
        }
        else Assert.NotEmpty(result.Problems);
        foreach (var problem in result.Problems.Concat(result.Notices))
            Assert.True(problem.Line >= 1 && problem.Column >= 1 && problem.Message.Length > 0 && !problem.Message.Any(char.IsControl), $"File {i}: {problem}\n{yaml}");
        return (time, bytes);
    }

    /// <summary>Every shipped sweep, those in the form of Weights &amp; Biases, and one that is wrong nearly everywhere.</summary>
    private static List<string> Corpus() =>
        [.. Repository.Sweeps.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "tests", "RnnSweeps.Core.Tests", "Sweeps"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)).Select(File.ReadAllText)];

    private static string Mutated(List<string> seeds, SearchRandom random)
    {
        var text = seeds[random.Below(seeds.Count)];
        for (var turns = 1 + random.Below(4); turns > 0; turns--) text = Once(text, seeds, random);
        return text;
    }

    private static string Once(string text, List<string> seeds, SearchRandom random)
    {
        var (at, to) = (random.Below(text.Length + 1), random.Below(text.Length + 1));
        (at, to) = (Math.Min(at, to), Math.Max(at, to));
        var lines = text.Split('\n').ToList();
        var line = random.Below(lines.Count);
        switch (random.Below(11))
        {
            case 0: return text.Remove(at, Math.Min(text.Length - at, 1 + random.Below(4)));
            case 1: return text.Insert(at, Words[random.Below(Words.Length)]);
            case 2: return text.Remove(at, to - at);
            case 3: return string.Concat(text.AsSpan(0, at), seeds[random.Below(seeds.Count)] is var other && other.Length > at ? other.AsSpan(at) : "");
            case 4: return at < text.Length ? string.Concat(text.AsSpan(0, at), ((char)random.Below(0x300)).ToString(), text.AsSpan(at + 1)) : text;
            case 5: lines[line] = " " + lines[line]; break;
            case 6: lines[line] = lines[line].TrimStart(); break;
            case 7: lines.Insert(line, lines[random.Below(lines.Count)]); break;
            case 8: lines.RemoveAt(line); break;
            case 9: lines[line] = string.Concat(Enumerable.Repeat("[{a: ", random.Below(60))) + lines[line]; break;
            default: return new string([.. text.Select(c => char.IsAsciiDigit(c) && random.Below(8) == 0 ? (char)('0' + random.Below(10)) : c)]);
        }
        return string.Join('\n', lines);
    }
}
