using System.CommandLine;

namespace RnnSweeps.Commands;

/// <summary>A setting of a machine rather than of one call: given on the command line or, for every call, in the environment.</summary>
internal sealed class SettingOption : Option<string?>
{
    private readonly string _variable;

    public SettingOption(string name, string variable, string description, string helpName)
        : base(name)
    {
        _variable = variable;
        Description = $"{description} [default: {variable}]";
        HelpName = helpName;
    }

    /// <summary>Null where neither says it.</summary>
    public string? Of(ParseResult parse) =>
        parse.GetValue(this) is { Length: > 0 } given ? given
        : Environment.GetEnvironmentVariable(_variable) is { Length: > 0 } variable ? variable
        : null;
}
