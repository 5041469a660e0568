namespace RnnSweeps.Deploy.Tests.Kubernetes;

/// <summary>As much of kustomize's file as deploy/ uses; another key is an error.</summary>
internal sealed class Kustomization
{
    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public string? Namespace { get; init; }

    public string? NameSuffix { get; init; }

    public List<string> Resources { get; init; } = [];

    public List<LabelSet> Labels { get; init; } = [];

    public List<ImageName> Images { get; init; } = [];

    public List<Patch> Patches { get; init; } = [];

    public static Kustomization Read(string folder) => StrictYaml.OfCamelCase<Kustomization>(Repository.Text(Path.Combine(folder, "kustomization.yaml")));

    public sealed class LabelSet
    {
        public Dictionary<string, string> Pairs { get; init; } = [];
        public bool IncludeSelectors { get; init; }
    }

    public sealed class ImageName
    {
        public string? Name { get; init; }
        public string? NewName { get; init; }
        public string? NewTag { get; init; }
    }

    public sealed class Patch
    {
        public string? Path { get; init; }
    }
}
