using System.Globalization;

namespace RnnSweeps.Core.Parameters;

/// <summary>What parameters ask of each other, beyond the range of each.</summary>
public static class ConfigurationRules
{
    private static readonly (string Parameter, Predicate<Configuration> Broken, Func<Configuration, string> Rule)[] All =
    [
        ("tied", c => c["tied"].AsBool && c["embedding"] != c["hidden"],
            c => $"tied asks for embedding = hidden, found embedding {c["embedding"]} and hidden {c["hidden"]}"),
        ("nesterov", c => c["nesterov"].AsBool && c["optimizer"].AsText == "sgd" && c["momentum"].AsDouble <= 0,
            _ => "nesterov asks for momentum above 0"),
        ("split", c => !IsSplit(c["split"].AsText), c => $"split must be three shares with the sum 100, the first of them above 0, such as 80/10/10, found {c["split"]}"),
        ("warmup_epochs", c => c["warmup_epochs"].AsLong > 0 && c["warmup_epochs"].AsLong >= c["epochs"].AsLong,
            c => $"warmup_epochs must be fewer than epochs, found {c["warmup_epochs"]} of {c["epochs"]}"),
        ("lr_min", c => c["lr_min"].AsDouble > c["lr"].AsDouble,
            c => $"lr_min must not be above lr, found {c["lr_min"]} and {c["lr"]}"),
    ];

    /// <summary>The parameters that have rules.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(r => r.Parameter)];

    private static bool IsSplit(string text)
    {
        var shares = text.Split('/').Select(s => double.TryParse(s, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var x) ? x : double.NaN).ToList();
        return shares is [> 0, >= 0, >= 0] && Math.Abs(shares.Sum() - 100) < 1e-6;
    }

    /// <summary>The first rule that a configuration breaks, as a sentence without its end, and whose it is; null if it can be trained.</summary>
    public static (string Parameter, string Rule)? Broken(Configuration configuration)
    {
        foreach (var (parameter, broken, rule) in All)
            if (broken(configuration)) return (parameter, rule(configuration));
        return null;
    }
}
