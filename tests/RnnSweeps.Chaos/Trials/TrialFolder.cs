using System.Text.Json;

namespace RnnSweeps.Chaos.Trials;

/// <summary>The trials so far: a JSON file each, <c>VERB/NAME.json</c>. A trial that is made again replaces the former one.</summary>
internal sealed class TrialFolder(string path)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public void Write(Trial trial)
    {
        Directory.CreateDirectory(Path.Combine(path, trial.Verb));
        File.WriteAllText(FileOf(trial.Verb, trial.Name), JsonSerializer.Serialize(trial, Options));
    }

    public IReadOnlyList<Trial> Of(string verb) => !Directory.Exists(Path.Combine(path, verb)) ? [] :
        [.. Directory.EnumerateFiles(Path.Combine(path, verb), "*.json").Order(StringComparer.Ordinal)
            .Select(f => JsonSerializer.Deserialize<Trial>(File.ReadAllText(f), Options)!)];

    private string FileOf(string verb, string name) => Path.Combine(path, verb, name + ".json");
}
