using System.Text.RegularExpressions;
using RnnSweeps.Deploy.Tests.Compose;
using RnnSweeps.Deploy.Tests.Containers;
using RnnSweeps.Deploy.Tests.Kubernetes;

namespace RnnSweeps.Deploy.Tests.Naming;

/// <summary>A command line of the program, as somebody would type it after <c>rnnsweeps</c>, and where it stands.</summary>
internal sealed partial record NamedCommand(string Path, IReadOnlyList<string> Words)
{
    /// <summary>Every one in deploy/: typed in texts and scripts, or given to a container as its arguments.</summary>
    public static IReadOnlyList<NamedCommand> All { get; } = [.. Repository.DeployFiles.SelectMany(Typed), .. Given()];

    public override string ToString() => $"{Path}: rnnsweeps {string.Join(' ', Words)}";

    private static IEnumerable<NamedCommand> Typed(string path)
    {
        // A line that goes on in the next one is one line.
        var text = Repository.Text(path).Replace("\\\n", " ", StringComparison.Ordinal);
        if (path.EndsWith(".md", StringComparison.Ordinal)) text = string.Join('\n', Code().Matches(text).Select(m => m.Value));
        return Call().Matches(text).Select(m => new NamedCommand(path, [.. Word().Matches(m.Groups["words"].Value).Select(w => w.Value)]));
    }

    private static IEnumerable<NamedCommand> Given()
    {
        foreach (var path in Dockerfile.Paths.Select(p => p.Data)) yield return new(path, Strings(Dockerfile.Read(path).One("CMD")));
        foreach (var (name, service) in ComposeFile.Read("deploy/compose.yaml").Services)
            if (service.Image!.StartsWith("rnnsweeps:", StringComparison.Ordinal) && service.Command is { } command) yield return new($"deploy/compose.yaml, {name}", command);
        foreach (var container in Manifests.Pods.SelectMany(p => p.Pod.Spec.Containers).Where(c => c.Image == "rnnsweeps" && c.Args is not null))
            yield return new($"deploy/kubernetes, {container.Name}", [.. container.Args]);
    }

    private static string[] Strings(string json) => System.Text.Json.JsonSerializer.Deserialize<string[]>(json)!;

    /// <summary>Fenced or between single backticks.</summary>
    [GeneratedRegex("```.*?```|`[^`\n]+`", RegexOptions.Singleline)]
    private static partial Regex Code();

    /// <summary>
    /// The program's name or that of a container which runs it, and a verb. After -n, -u, -g and the like stands the name of something else.
    /// </summary>
    [GeneratedRegex("(?<![\\w.-])(?<!-[a-zA-Z] )(?:rnnsweeps|--rm client|\"\\$\\{program\\[@\\]\\}\"|rnnsweeps:[0-9.]+-[a-z]+) (?<words>[a-z]+(?![\\w/=.])(?:[ \\t]+(?:\"[^\"\n]*\"|[^\\s`|;&)>#']+))*)")]
    private static partial Regex Call();

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Word();
}
