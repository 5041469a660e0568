using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Generation;

namespace RnnSweeps.Commands;

/// <summary>A text that models continue: every character of it must be one that the model knows.</summary>
internal sealed class PrefixOption : Option<string>
{
    public PrefixOption(string description)
        : base("--prefix")
    {
        Description = description;
        HelpName = "TEXT";
        DefaultValueFactory = _ => "it has";
    }

    /// <exception cref="UsageException">It has characters that the model does not know.</exception>
    public string For(TrainedModel model, RunId run, ParseResult parse)
    {
        var prefix = parse.GetRequiredValue(this);
        if (model.UnknownIn(prefix) is not [_, ..] unknown) return prefix;
        var known = string.Concat(model.Vocabulary.Where(e => e.Length == 1 && !char.IsControl(e[0])));
        throw new UsageException($"--prefix \"{prefix}\" has characters that the model of {run} does not know: {string.Join(' ', unknown)} It was trained on \"{known}\"; write the prefix with these.");
    }
}
