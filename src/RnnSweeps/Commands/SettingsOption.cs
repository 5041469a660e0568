using System.CommandLine;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Commands;

/// <summary>The parameters of one training, as <c>--set key=value</c>; the last one of a key counts.</summary>
internal sealed class SettingsOption : Option<string[]>
{
    private const string DefaultCorpus = "time-machine";

    public SettingsOption()
        : base("--set")
    {
        Description = $"A parameter, such as cell=lstm; all others have the book's values, and corpus is {DefaultCorpus}. Parameters: {string.Join(", ", ParameterCatalogue.All.Select(p => p.Name))}";
        HelpName = "KEY=VALUE";
        Arity = ArgumentArity.OneOrMore;
        AllowMultipleArgumentsPerToken = true;
    }

    /// <exception cref="UsageException">A name or a value is not allowed.</exception>
    public Configuration Of(ParseResult parse)
    {
        var given = new Dictionary<string, ParameterValue>(StringComparer.Ordinal) { ["corpus"] = ParameterValue.Of(DefaultCorpus) };
        foreach (var text in parse.GetValue(this) ?? [])
        {
            var (name, value) = Pair(text);
            given[name] = value;
        }
        try
        {
            return Configuration.Of(given);
        }
        catch (ArgumentException refused)
        {
            throw new UsageException(refused.Message);
        }
    }

    private static (string Name, ParameterValue Value) Pair(string text)
    {
        if (text.Split('=', 2) is not [var name, var value]) throw new UsageException($"--set takes key=value, found '{text}'.");
        var parameter = ParameterCatalogue.Find(name)
            ?? throw new UsageException($"There is no parameter '{name}'{NearestName.Hint(name, ParameterCatalogue.All.Select(p => p.Name))}");
        return (name, parameter.Parse(value));
    }
}
