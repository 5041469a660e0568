using System.Text.RegularExpressions;
using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Sweeps;

/// <summary>What other programs call the parameters, and in which spellings: <c>optimizer.lr</c>, <c>batch-size</c>, <c>learningRate</c>, <c>hidden_dim</c>.</summary>
internal static partial class ParameterNames
{
    private static readonly string[] Names = [.. ParameterCatalogue.All.Select(p => p.Name)];

    private static readonly Dictionary<string, string> Synonyms = ParameterCatalogue.All
        .SelectMany(p => p.Synonyms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(other => (other, p.Name)))
        .ToDictionary(p => p.other, p => p.Name, StringComparer.Ordinal);

    /// <summary>The parameter that a name which is none was meant for, or null.</summary>
    public static string? Meant(string name)
    {
        string[] spellings = [Spelling(name), Spelling(name.Split('.', '/', ':')[^1])];
        foreach (var spelling in spellings)
        {
            if (ParameterCatalogue.Find(spelling) is not null) return spelling;
            if (Synonyms.TryGetValue(spelling, out var ours)) return ours;
        }
        return NearestName.Of(name, Names) ?? spellings.Select(s => NearestName.Of(s, Names.Concat(Synonyms.Keys)) is { } near ? Synonyms.GetValueOrDefault(near, near) : null).FirstOrDefault(m => m is not null);
    }

    /// <summary>"; did you mean 'hidden'?", or nothing.</summary>
    public static string Hint(string name) => Meant(name) is { } meant ? $"; did you mean '{meant}'?" : "";

    /// <summary>In lower case, with words apart by underscores.</summary>
    private static string Spelling(string name) => WordEnd().Replace(name, "$1_$2").Replace('-', '_').Replace(' ', '_').ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordEnd();
}
