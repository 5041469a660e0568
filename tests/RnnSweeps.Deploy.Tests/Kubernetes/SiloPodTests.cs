using k8s.Models;
using RnnSweeps.Deploy.Tests.Containers;

namespace RnnSweeps.Deploy.Tests.Kubernetes;

/// <summary>That pods run as the images were built to run, with no right too many, and end in order.</summary>
public sealed class SiloPodTests
{
    private static readonly V1PodSpec Silo = Manifests.Silos.Spec.Template.Spec;
    private static readonly V1Container Container = Silo.Containers.Single();
    private static readonly Dockerfile Image = Dockerfile.Read("deploy/cpu/Dockerfile");

    [Fact]
    public void No_pod_has_a_right_that_it_does_not_need() => Assert.All(Manifests.Pods, p =>
    {
        var (_, pod) = p;
        Assert.False(pod.Spec.AutomountServiceAccountToken);
        Assert.True(pod.Spec.SecurityContext.RunAsNonRoot);
        Assert.True(pod.Spec.SecurityContext.RunAsUser > 0);
        Assert.Equal("RuntimeDefault", pod.Spec.SecurityContext.SeccompProfile.Type);
        Assert.All(pod.Spec.Containers.Concat(pod.Spec.InitContainers ?? []), c =>
        {
            Assert.False(c.SecurityContext.AllowPrivilegeEscalation);
            Assert.True(c.SecurityContext.ReadOnlyRootFilesystem);
            Assert.Equal(["ALL"], c.SecurityContext.Capabilities.Drop);
            Assert.NotEmpty(c.Resources.Requests);
            Assert.Contains("memory", c.Resources.Limits.Keys);
        });
    });

    [Fact]
    public void The_user_is_that_of_the_image()
    {
        var user = Image.One("USER").Split(':').Select(long.Parse).ToList();
        foreach (var context in new[] { Silo.SecurityContext, Manifests.Client.Spec.Template.Spec.SecurityContext })
            Assert.Equal((user[0], user[1], user[1]), (context.RunAsUser, context.RunAsGroup, context.FsGroup));
    }

    [Fact]
    public void What_the_program_writes_to_is_mounted_over_the_read_only_root()
    {
        var mounts = Container.VolumeMounts.Where(m => m.ReadOnlyProperty is not true).Select(m => m.MountPath).ToList();
        Assert.Contains(Image.Environment["RNNSWEEPS_RESULTS"], mounts);
        Assert.Contains(Image.Environment["RNNSWEEPS_CACHE"], mounts);
        Assert.Contains("/tmp", mounts);
        Assert.Contains(Path.GetDirectoryName(Container.Env.Single(e => e.Name == "RNNSWEEPS_ALIVE").Value), mounts);
    }

    [Fact]
    public void Each_silo_advertises_the_address_of_its_pod() =>
        Assert.Equal("status.podIP", Container.Env.Single(e => e.Name == "RNNSWEEPS_ADVERTISE").ValueFrom.FieldRef.FieldPath);

    [Fact]
    public void All_three_probes_ask_the_probe_of_the_image()
    {
        Assert.Contains(Image.All("COPY"), c => c.EndsWith(" deploy/alive.sh /usr/local/bin/rnnsweeps-alive", StringComparison.Ordinal));
        Assert.All((V1Probe[])[Container.StartupProbe, Container.ReadinessProbe, Container.LivenessProbe], p => Assert.Equal(["rnnsweeps-alive", "15"], p.Exec.Command));
    }

    [Fact]
    public void A_silo_that_waits_for_its_database_is_not_ready_and_not_killed()
    {
        Assert.True(Container.ReadinessProbe.PeriodSeconds * Container.ReadinessProbe.FailureThreshold <= 10);
        Assert.True(Container.LivenessProbe.PeriodSeconds * Container.LivenessProbe.FailureThreshold >= 300);
    }

    [Fact]
    public void A_pod_has_time_to_leave_its_checkpoints()
    {
        var before = int.Parse(Container.Lifecycle.PreStop.Exec.Command[1]);
        Assert.Equal("sleep", Container.Lifecycle.PreStop.Exec.Command[0]);
        Assert.True(Silo.TerminationGracePeriodSeconds >= before + 30);
        Assert.True(Manifests.Postgres.Spec.Template.Spec.TerminationGracePeriodSeconds >= 60);
    }

    [Fact]
    public void Silos_are_drained_one_at_a_time_on_cores_and_GPUs_alike()
    {
        var budget = Manifests.All<V1PodDisruptionBudget>().Single(b => b.Metadata.Name == "rnnsweeps");
        Assert.Equal("1", budget.Spec.MaxUnavailable.Value);
        Assert.Equal(["app.kubernetes.io/name"], budget.Spec.Selector.MatchLabels.Keys);
        Assert.Equal("RollingUpdate", Manifests.Silos.Spec.UpdateStrategy.Type);
    }

    [Fact]
    public void A_silo_on_a_GPU_asks_for_one_and_differs_in_nothing_else_that_matters()
    {
        var gpu = Manifests.GpuPatch.Spec.Template.Spec.Containers.Single();
        Assert.Equal(Container.Name, gpu.Name);
        Assert.Equal("1", gpu.Resources.Limits["nvidia.com/gpu"].ToString());
        Assert.Equal("1", gpu.Resources.Requests["nvidia.com/gpu"].ToString());
        Assert.Null(gpu.Image);
        Assert.Null(gpu.SecurityContext);
        Assert.Equal(Manifests.Silos.Metadata.Name, Manifests.GpuPatch.Metadata.Name);
    }

    [Fact]
    public void Nothing_but_silos_and_clients_reaches_anything()
    {
        var policies = Manifests.All<V1NetworkPolicy>().ToDictionary(p => p.Metadata.Name);
        Assert.True(policies["nothing-else"].Spec.PodSelector.MatchLabels is null or { Count: 0 });
        Assert.True(policies["nothing-else"].Spec.Ingress is null or { Count: 0 });
        var toClients = policies["rnnsweeps"].Spec.Ingress.Single(i => i.FromProperty.Any(f => f.PodSelector.MatchLabels.Values.Contains("rnnsweeps-client")));
        Assert.Equal(["30000"], toClients.Ports.Select(p => p.Port.Value));
        Assert.Equal(["5432"], policies["postgres"].Spec.Ingress.Single().Ports.Select(p => p.Port.Value));
    }
}
