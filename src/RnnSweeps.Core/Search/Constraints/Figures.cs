using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search.Constraints;

/// <summary>A number that follows from a configuration before anything is trained.</summary>
public sealed record Figure(string Name, string Description, Func<Configuration, double> Of);

/// <summary>What constraints may speak of besides parameters.</summary>
public static class Figures
{
    public static IReadOnlyList<Figure> All { get; } =
    [
        new("parameters", "trainable numbers of the model, for the 28 characters of cleaning letters or the 97 of printable", c => ModelSize.Parameters(TrainingSettings.From(c), Vocabulary(c))),
        new("flops_per_character", "floating-point operations that training takes a character, by formula", c => ModelSize.FlopsPerCharacter(TrainingSettings.From(c), Vocabulary(c))),
        new("window_characters", "characters of a batch: batch × steps", c => c["batch"].AsDouble * c["steps"].AsDouble),
    ];

    public static Figure? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    /// <summary>Every English text has all 26 letters and the space, and <c>&lt;unk&gt;</c> is the 28th; printable ASCII has 95 characters, the line end and <c>&lt;unk&gt;</c>.</summary>
    public static int Vocabulary(Configuration configuration) => configuration["cleaning"].AsText == "letters" ? 28 : 97;
}
