using System.Globalization;
using System.Text.Json;
using RnnSweeps.Core.Corpora;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Runs;

namespace RnnSweeps.Core.Sweeps;

/// <summary>A sweep file of one configuration and one seed. It says every parameter, so that it means the same under other defaults.</summary>
public sealed record SingleRunFile
{
    /// <summary>Lines that come first, each as a comment.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    public required string Name { get; init; }

    public required Configuration Configuration { get; init; }

    public required long Seed { get; init; }

    /// <summary>The texts of its corpus, in the mix's order, with their shares.</summary>
    public required IReadOnlyList<TextShare> Texts { get; init; }

    public IReadOnlyList<string> EvaluateOn { get; init; } = [];

    public Patience? Stop { get; init; }

    /// <summary><c>cuda</c>, or null for any device.</summary>
    public string? Requires { get; init; }

    /// <summary>The file's text, which <see cref="SweepFile"/> reads as one run.</summary>
    public override string ToString() => string.Join('\n',
    [
        .. Comments.Select(c => $"# {c}".TrimEnd()),
        $"name: {Name}",
        "method: grid",
        .. Requires is null ? [] : (string[])[$"requires: {Requires}"],
        "corpora:",
        $"  {Quoted(Configuration["corpus"].AsText)}: {{texts: {{{string.Join(", ", Texts.Select(t => $"{Quoted(t.Text)}: {Number(t.Share)}"))}}}}}",
        .. EvaluateOn.Count == 0 ? [] : (string[])[$"evaluate_on: [{string.Join(", ", EvaluateOn.Select(Quoted))}]"],
        "parameters:",
        .. Parameters(p => Configuration[p.Name] != p.Default),
        "  # The others have their defaults.",
        .. Parameters(p => Configuration[p.Name] == p.Default && p.Default is not { Value: "" }),
        $"seeds: [{Seed.ToString(CultureInfo.InvariantCulture)}]",
        .. Stop is null ? [] : (string[])[$"stop: {{patience: {Stop.Evaluations.ToString(CultureInfo.InvariantCulture)}, min_delta: {Number(Stop.MinDelta)}}}"],
        "",
    ]);

    private IEnumerable<string> Parameters(Func<Parameter, bool> which) =>
        ParameterCatalogue.All.Where(which).Select(p => $"  {p.Name}: {(p.Kind == ParameterKind.Text ? Quoted(Configuration[p.Name].AsText) : Configuration[p.Name])}");

    /// <summary>JSON's way of quoting is YAML's too.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Json.Options);

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
