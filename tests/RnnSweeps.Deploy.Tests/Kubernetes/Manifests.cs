using k8s;
using k8s.Models;

namespace RnnSweeps.Deploy.Tests.Kubernetes;

/// <summary>The manifests, read into the types of Kubernetes' own interface; an unknown key is an error.</summary>
internal static class Manifests
{
    /// <summary>Everything of deploy/kubernetes that is applied, by the file it stands in.</summary>
    public static IReadOnlyList<(string Path, IKubernetesObject<V1ObjectMeta> Manifest)> Applied { get; } =
        [.. Files.Where(f => !f.Contains("example", StringComparison.Ordinal) && !f.Contains("/gpu/", StringComparison.Ordinal)).SelectMany(Read)];

    /// <summary>The shapes of the secrets, which are not applied.</summary>
    public static IReadOnlyList<V1Secret> Secrets { get; } = [.. Read("deploy/kubernetes/secrets.example.yaml").Select(m => Assert.IsType<V1Secret>(m.Manifest))];

    /// <summary>What the set on GPUs has otherwise than the one on cores.</summary>
    public static V1StatefulSet GpuPatch { get; } = Assert.IsType<V1StatefulSet>(Read("deploy/kubernetes/gpu/silos-gpu.yaml").Single().Manifest);

    public static V1StatefulSet Silos { get; } = All<V1StatefulSet>().Single(s => s.Metadata.Name == "rnnsweeps");

    public static V1StatefulSet Postgres { get; } = All<V1StatefulSet>().Single(s => s.Metadata.Name == "postgres");

    public static V1Deployment Client { get; } = All<V1Deployment>().Single();

    /// <summary>Every pod that is made, with the name of what makes it.</summary>
    public static IReadOnlyList<(string Name, V1PodTemplateSpec Pod)> Pods { get; } =
        [.. All<V1StatefulSet>().Select(s => (s.Metadata.Name, s.Spec.Template)), (Client.Metadata.Name, Client.Spec.Template)];

    private static IEnumerable<string> Files => Repository.DeployFiles
        .Where(f => f.StartsWith("deploy/kubernetes/", StringComparison.Ordinal) && f.EndsWith(".yaml", StringComparison.Ordinal) && !f.EndsWith("kustomization.yaml", StringComparison.Ordinal));

    public static IEnumerable<T> All<T>() => Applied.Select(a => a.Manifest).OfType<T>();

    public static IEnumerable<IKubernetesObject<V1ObjectMeta>> Parse(string text) =>
        KubernetesYaml.LoadAllFromString(text, null, strict: true).Select(o => Assert.IsType<IKubernetesObject<V1ObjectMeta>>(o, exactMatch: false));

    private static IEnumerable<(string Path, IKubernetesObject<V1ObjectMeta> Manifest)> Read(string path) => Parse(Repository.Text(path)).Select(m => (path, m));
}
