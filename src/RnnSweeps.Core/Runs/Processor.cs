namespace RnnSweeps.Core.Runs;

/// <summary>
/// What the rounding of a training on the CPU depends on: another processor adds the same numbers in another order, and
/// training amplifies that.
/// </summary>
/// <param name="Model">As <see cref="ModelIn"/> tells it.</param>
/// <param name="Instructions">The instruction set that libtorch chose, and what in the environment steers its libraries: <c>AVX512</c>, <c>AVX2, MKL_ENABLE_INSTRUCTIONS=AVX2</c>.</param>
public sealed record Processor(string Model, string Instructions)
{
    /// <summary>Stands between the processors of a run that went on on another one.</summary>
    public const string Then = ", then ";

    private const string Unknown = "unknown";

    /// <summary>The first processor in the text of Linux's <c>/proc/cpuinfo</c>: its name, and the numbers that tell apart what has the same name.</summary>
    public static string ModelIn(string cpuinfo)
    {
        var fields = cpuinfo.Split('\n').TakeWhile((line, i) => i == 0 || line.Trim().Length > 0)
            .Select(line => line.Split(':', 2)).Where(p => p.Length == 2).GroupBy(p => p[0].Trim()).ToDictionary(g => g.Key, g => g.First()[1].Trim());
        var name = fields.GetValueOrDefault("model name") ?? Unknown;
        (string Key, string Told)[] numbers = [("cpu family", "family"), ("model", "model"), ("CPU implementer", "implementer"), ("CPU part", "part")];
        var told = numbers.Where(n => fields.ContainsKey(n.Key)).Select(n => $"{n.Told} {fields[n.Key]}").ToList();
        return told.Count == 0 ? name : $"{name} ({string.Join(", ", told)})";
    }

    /// <summary>What a run's figures may be compared to the last digit within, for people.</summary>
    /// <param name="device">That trained it; null for none yet.</param>
    /// <param name="model">Null where it was not stored.</param>
    /// <param name="instructions">Null where they were not stored.</param>
    public static string Kind(string? device, string? model, string? instructions) =>
        device?.StartsWith("cuda", StringComparison.Ordinal) == true ? "a GPU"
        : model is null ? "a processor that was not stored"
        : $"{model}, {instructions ?? Unknown}";

    /// <summary>One sentence if runs were trained on several kinds, which marks their figures; else null.</summary>
    /// <param name="kinds">Of every run that has figures, as <see cref="Kind"/> tells it.</param>
    public static string? Mixed(IEnumerable<string> kinds)
    {
        var groups = kinds.GroupBy(k => k).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        return groups.Count < 2 ? null
            : $"The runs were trained on {groups.Count} kinds of processor ({string.Join("; ", groups.Select(g => $"{g.Count()} on {g.Key}"))}): between these, figures differ by rounding that training amplifies, also at equal settings and seed.";
    }

    /// <summary>Of a run that goes on here after it had begun on <paramref name="former"/>: unchanged on the same, else both.</summary>
    /// <param name="former">Null where it was not stored.</param>
    public Processor After(Processor? former)
    {
        var (model, instructions) = (former?.Model ?? Unknown, former?.Instructions ?? Unknown);
        return (Last(model), Last(instructions)) == (Model, Instructions) ? former! : new Processor(model + Then + Model, instructions + Then + Instructions);
    }

    public override string ToString() => $"{Model}, {Instructions}";

    private static string Last(string all) => all.Split(Then)[^1];
}
