using k8s.Models;

namespace RnnSweeps.Deploy.Tests.Kubernetes;

/// <summary>That what is named anywhere in the manifests is there, under that name.</summary>
public sealed class ManifestTests
{
    [Fact]
    public void An_unknown_key_is_an_error() =>
        Assert.ThrowsAny<Exception>(() => Manifests.Parse("apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {clusterIp: None}\n").ToList());

    [Fact]
    public void Every_manifest_says_its_kind_and_name()
    {
        Assert.True(Manifests.Applied.Count > 10);
        Assert.All(Manifests.Applied, m => Assert.False(string.IsNullOrEmpty(m.Manifest.Metadata.Name) || string.IsNullOrEmpty(m.Manifest.Kind) || string.IsNullOrEmpty(m.Manifest.ApiVersion), m.Path));
        Assert.Equal(Manifests.Applied.Count, Manifests.Applied.Select(m => (m.Manifest.Kind, m.Manifest.Metadata.Name)).Distinct().Count());
    }

    [Fact]
    public void Selectors_select_the_pods_of_their_own_set()
    {
        Assert.All(Manifests.All<V1StatefulSet>(), s => Assert.True(Selects(s.Spec.Selector.MatchLabels, s.Spec.Template)));
        Assert.True(Selects(Manifests.Client.Spec.Selector.MatchLabels, Manifests.Client.Spec.Template));
        Assert.All(Manifests.All<V1StatefulSet>(), s => Assert.Single(Manifests.Pods, p => Selects(s.Spec.Selector.MatchLabels, p.Pod)));
    }

    [Fact]
    public void Services_budgets_and_policies_select_pods_that_there_are()
    {
        List<IDictionary<string, string>> selectors =
        [
            .. Manifests.All<V1Service>().Select(s => s.Spec.Selector),
            .. Manifests.All<V1PodDisruptionBudget>().Select(b => b.Spec.Selector.MatchLabels),
            .. Manifests.All<V1NetworkPolicy>().Select(p => p.Spec.PodSelector?.MatchLabels).OfType<IDictionary<string, string>>(),
            .. Manifests.All<V1NetworkPolicy>().SelectMany(p => p.Spec.Ingress ?? []).SelectMany(i => i.FromProperty ?? []).Select(f => f.PodSelector.MatchLabels),
        ];
        Assert.True(selectors.Count > 8);
        Assert.All(selectors, s => Assert.Contains(Manifests.Pods, p => Selects(s, p.Pod)));
    }

    [Fact]
    public void Each_set_names_pods_by_a_headless_service_that_leads_to_its_ports()
    {
        foreach (var set in Manifests.All<V1StatefulSet>())
        {
            var service = Manifests.All<V1Service>().Single(s => s.Metadata.Name == set.Spec.ServiceName);
            Assert.Equal("None", service.Spec.ClusterIP);
            var ports = set.Spec.Template.Spec.Containers.SelectMany(c => c.Ports ?? []).ToDictionary(p => p.Name, p => p.ContainerPort);
            Assert.All(service.Spec.Ports, p => Assert.Equal(p.Port, ports[p.TargetPort.Value]));
        }
    }

    [Fact]
    public void Every_mount_is_of_a_volume_and_every_volume_is_mounted()
    {
        foreach (var (name, pod) in Manifests.Pods)
        {
            var mounts = pod.Spec.Containers.SelectMany(c => c.VolumeMounts).Select(m => m.Name).ToHashSet();
            var claimed = Manifests.All<V1StatefulSet>().Where(s => s.Metadata.Name == name).SelectMany(s => s.Spec.VolumeClaimTemplates ?? []).Select(c => c.Metadata.Name);
            Assert.Equal(pod.Spec.Volumes.Select(v => v.Name).Concat(claimed).Order(), mounts.Order());
        }
    }

    [Fact]
    public void Claims_are_made_and_the_results_may_be_written_by_all()
    {
        var claims = Manifests.All<V1PersistentVolumeClaim>().ToDictionary(c => c.Metadata.Name);
        var used = Manifests.Pods.SelectMany(p => p.Pod.Spec.Volumes).Select(v => v.PersistentVolumeClaim?.ClaimName).OfType<string>().Distinct().ToList();
        Assert.Equal(claims.Keys, used);
        Assert.Equal(["ReadWriteMany"], claims["results"].Spec.AccessModes);
    }

    [Fact]
    public void Secrets_and_their_keys_are_those_of_the_example()
    {
        var there = Manifests.Secrets.SelectMany(s => s.StringData.Keys.Select(k => (s.Metadata.Name, Key: k))).ToHashSet();
        List<(string Name, string Key)> asked =
        [
            .. SecretVolumes().SelectMany(v => (v.Secret.Items ?? []).Select(i => (v.Secret.SecretName, i.Key))),
            .. Manifests.Pods.SelectMany(p => p.Pod.Spec.Containers).SelectMany(c => c.Env ?? []).Select(e => e.ValueFrom?.SecretKeyRef).OfType<V1SecretKeySelector>().Select(k => (k.Name, k.Key)),
        ];
        Assert.All(SecretVolumes(), v => Assert.Contains(v.Secret.SecretName, there.Select(s => s.Name)));
        Assert.NotEmpty(asked);
        Assert.All(asked, a => Assert.Contains(a, there));
        Assert.All(Manifests.Secrets, s => Assert.Equal("rnnsweeps", s.Metadata.NamespaceProperty));
    }

    [Fact]
    public void The_example_holds_nothing_secret() =>
        Assert.All(Manifests.Secrets.SelectMany(s => s.StringData), s => Assert.Contains("REPLACE-ME", s.Value, StringComparison.Ordinal));

    [Fact]
    public void Configuration_that_pods_take_is_there()
    {
        var maps = Manifests.All<V1ConfigMap>().ToDictionary(m => m.Metadata.Name);
        var containers = Manifests.Pods.SelectMany(p => p.Pod.Spec.Containers).ToList();
        Assert.All(containers.SelectMany(c => c.EnvFrom ?? []), e => Assert.Contains(e.ConfigMapRef.Name, maps.Keys));
        Assert.All(containers.SelectMany(c => c.Env ?? []).Select(e => e.ValueFrom?.ConfigMapKeyRef).OfType<V1ConfigMapKeySelector>(), k => Assert.Contains(k.Key, maps[k.Name].Data.Keys));
    }

    [Fact]
    public void Files_that_settings_name_are_mounted_there()
    {
        var silo = Manifests.Silos.Spec.Template.Spec;
        var settings = Manifests.All<V1ConfigMap>().Single().Data.Values.Concat(Manifests.Client.Spec.Template.Spec.Containers[0].Env.Select(e => e.Value).OfType<string>());
        var files = settings.SelectMany(v => v.Split(';', '=')).Where(v => v.StartsWith("/run/rnnsweeps/secrets/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(files.Count > 5);
        var mounted = new[] { silo, Manifests.Client.Spec.Template.Spec }.SelectMany(Mounted).ToHashSet();
        Assert.All(files, f => Assert.Contains(f, mounted));
    }

    [Fact]
    public void Mounted_secrets_can_be_read_by_the_group_of_the_pod_and_nobody_else()
    {
        Assert.Equal(Manifests.Pods.Count, SecretVolumes().Count());
        Assert.All(SecretVolumes(), v => Assert.Equal(0b100_100_000, v.Secret.DefaultMode));
    }

    [Fact]
    public void The_database_is_talked_to_with_TLS_and_known_by_its_certificate()
    {
        var args = string.Join(' ', Manifests.Postgres.Spec.Template.Spec.Containers.Single().Args);
        var files = Mounted(Manifests.Postgres.Spec.Template.Spec).ToList();
        Assert.Equal($"-c ssl=on -c ssl_cert_file={files.Single(f => f.EndsWith(".pem", StringComparison.Ordinal))} -c ssl_key_file={files.Single(f => f.EndsWith(".key", StringComparison.Ordinal))}", args);
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=", Manifests.All<V1ConfigMap>().Single().Data["RNNSWEEPS_STORE"], StringComparison.Ordinal);
    }

    private static IEnumerable<V1Volume> SecretVolumes() => Manifests.Pods.SelectMany(p => p.Pod.Spec.Volumes).Where(v => v.Secret is not null);

    private static IEnumerable<string> Mounted(V1PodSpec pod)
    {
        var volume = pod.Volumes.Single(v => v.Secret is not null);
        var folder = pod.Containers[0].VolumeMounts.Single(m => m.Name == volume.Name).MountPath;
        return (volume.Secret.Items?.Select(i => i.Path) ?? Manifests.Secrets.Single(x => x.Metadata.Name == volume.Secret.SecretName).StringData.Keys).Select(file => $"{folder}/{file}");
    }

    private static bool Selects(IDictionary<string, string> selector, V1PodTemplateSpec pod) =>
        selector.All(l => pod.Metadata.Labels.TryGetValue(l.Key, out var value) && value == l.Value);
}
