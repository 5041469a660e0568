using k8s.Models;

namespace RnnSweeps.Deploy.Tests.Kubernetes;

public sealed class KustomizationTests
{
    public static TheoryData<string> Folders { get; } =
        [.. Repository.DeployFiles.Where(f => Path.GetFileName(f) == "kustomization.yaml").Select(f => Path.GetDirectoryName(f)!)];

    [Theory, MemberData(nameof(Folders))]
    public void Whatever_it_names_is_there(string folder)
    {
        var file = Kustomization.Read(folder);
        Assert.Equal(("kustomize.config.k8s.io/v1beta1", "Kustomization", "rnnsweeps"), (file.ApiVersion, file.Kind, file.Namespace));
        Assert.NotEmpty(file.Resources);
        Assert.All(file.Resources.Concat(file.Patches.Select(p => p.Path!)), r => Assert.True(Repository.Has(Path.Combine(folder, r)), $"{folder} names {r}, which is not there."));
        Assert.All(file.Resources.Where(r => !r.EndsWith(".yaml", StringComparison.Ordinal)), r => Assert.True(Repository.Has(Path.Combine(folder, r, "kustomization.yaml"))));
    }

    [Fact]
    public void Every_manifest_is_named_by_one_of_them()
    {
        var named = Folders.Select(f => f.Data).SelectMany(folder =>
        {
            var file = Kustomization.Read(folder);
            return file.Resources.Concat(file.Patches.Select(p => p.Path!)).Select(r => Path.GetRelativePath(Repository.Root, Repository.At(Path.Combine(folder, r))));
        }).ToHashSet();
        var there = Repository.DeployFiles.Where(f => f.StartsWith("deploy/kubernetes/", StringComparison.Ordinal) && Path.GetFileName(f) is not "kustomization.yaml" and not "secrets.example.yaml");
        Assert.All(there, f => Assert.Contains(f, named));
    }

    [Fact]
    public void Images_have_the_tags_under_which_the_container_files_are_built()
    {
        foreach (var (folder, backend) in ((string, string)[])[("deploy/kubernetes", "cpu"), ("deploy/kubernetes/gpu", "cuda")])
        {
            var image = Kustomization.Read(folder).Images.Single();
            Assert.Contains($"-t {image.NewName}:{image.NewTag} ", Repository.Text($"deploy/{backend}/Dockerfile"), StringComparison.Ordinal);
            Assert.Contains(image.Name, Manifests.Pods.SelectMany(p => p.Pod.Spec.Containers).Select(c => c.Image));
        }
        Assert.All(Manifests.Pods.SelectMany(p => p.Pod.Spec.Containers), c => Assert.Matches("^(rnnsweeps|[a-z]+:[0-9][a-z0-9.-]+)$", c.Image));
    }

    [Fact]
    public void The_two_sets_of_silos_do_not_select_each_others_pods()
    {
        var gpu = Kustomization.Read("deploy/kubernetes/gpu");
        var label = gpu.Labels.Single();
        Assert.True(label.IncludeSelectors);
        Assert.Equal("-gpu", gpu.NameSuffix);
        var (name, value) = label.Pairs.Single();
        Assert.NotEqual(value, Manifests.Silos.Spec.Selector.MatchLabels[name]);
    }

    [Theory, MemberData(nameof(Folders))]
    public async Task Kubectl_makes_manifests_of_it_that_are_well_formed(string folder)
    {
        Assert.SkipUnless(Shell.Find("kubectl") is not null, "kubectl is not installed.");
        var built = (await Shell.RunAsync("kubectl", "kustomize", Repository.At(folder))).Expect(0);
        var manifests = Manifests.Parse(built.Output).ToList();
        Assert.All(manifests.Where(m => m is not V1Namespace), m => Assert.Equal("rnnsweeps", m.Metadata.NamespaceProperty));
        Assert.All(manifests.OfType<V1StatefulSet>().Where(s => s.Metadata.Name != "postgres"), s =>
        {
            Assert.Equal("rnnsweeps", s.Spec.ServiceName);
            Assert.Equal(s.Spec.Selector.MatchLabels["app.kubernetes.io/component"], s.Spec.Template.Metadata.Labels["app.kubernetes.io/component"]);
            Assert.Equal(["rnnsweeps-alive", "15"], s.Spec.Template.Spec.Containers.Single().StartupProbe.Exec.Command);
        });
    }
}
