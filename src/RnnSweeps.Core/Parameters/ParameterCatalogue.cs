namespace RnnSweeps.Core.Parameters;

/// <summary>
/// Every parameter of a training, as <see cref="TrainingSettings"/> declares them: model, text, optimisation, bookkeeping.
/// The defaults are the book's settings (Dive into Deep Learning, chapter "Deep Recurrent Neural Networks").
/// </summary>
public static class ParameterCatalogue
{
    public static IReadOnlyList<Parameter> All { get; } = [.. TrainingSettings.Declared];

    private static readonly Dictionary<string, Parameter> ByName = All.ToDictionary(p => p.Name, StringComparer.Ordinal);

    public static Parameter? Find(string name) => ByName.GetValueOrDefault(name);
}
