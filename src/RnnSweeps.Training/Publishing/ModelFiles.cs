using System.Text;
using RnnSweeps.Core;
using RnnSweeps.Core.Runs;
using RnnSweeps.Training.Checkpoints;
using RnnSweeps.Training.Generation;

namespace RnnSweeps.Training.Publishing;

/// <summary>
/// A trained model for people who carry on elsewhere: <c>model.safetensors</c> (the weights alone, under PyTorch's names),
/// <c>vocabulary.json</c>, <c>specification.json</c> and a model card, <c>README.md</c>. No path of this machine is in them.
/// </summary>
public static class ModelFiles
{
    /// <summary>The files by name, in the order in which they are to be written.</summary>
    public static IReadOnlyList<(string Name, Action<Stream> Write)> Of(TrainedModel model, ModelFacts facts) =>
    [
        ("model.safetensors", file => Safetensors.Write(file, model.Weights,
        [
            ("format", "pt"), // what PyTorch's own readers of such files look for
            ("vocabulary", Json.Write(model.Vocabulary)),
        ])),
        ("vocabulary.json", Text(Json.Write(model.Vocabulary))),
        ("specification.json", Text(Json.Indented(WithoutPlaces(model.Specification)))),
        ("README.md", Text(new ModelCard(model, facts).ToString())),
    ];

    /// <summary>Its paths as they are inside a results folder.</summary>
    private static RunSpecification WithoutPlaces(RunSpecification specification) => specification with
    {
        Folder = $"{specification.Run.Sweep}/runs/{specification.Run.NumberText}",
        Texts = [.. specification.Texts.Select(t => t with { Path = $"texts/{t.Sha256}.txt" })],
        EvaluateOn = [.. specification.EvaluateOn.Select(t => t with { Path = $"texts/{t.Sha256}.txt" })],
        InitialWeights = specification.InitialWeights is { } weights ? weights with { Path = $"texts/{weights.Sha256}.weights" } : null,
    };

    private static Action<Stream> Text(string text) => file => file.Write(Encoding.UTF8.GetBytes(text.TrimEnd('\n') + "\n"));
}
