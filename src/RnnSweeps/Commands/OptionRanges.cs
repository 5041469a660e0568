using System.CommandLine;

namespace RnnSweeps.Commands;

/// <summary>Bounds of numbers on the command line, checked before a command begins.</summary>
internal static class OptionRanges
{
    public static Option<T> AtLeast<T>(this Option<T> option, long smallest)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out var found) && found < smallest)
                result.AddError($"{option.Name} must be at least {smallest}, found {found}.");
        });
        return option;
    }

    public static Option<double> From0(this Option<double> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, out var found) && !(found >= 0 && double.IsFinite(found)))
                result.AddError($"{option.Name} must be a number of at least 0, found {result.Tokens[0].Value}.");
        });
        return option;
    }
}
