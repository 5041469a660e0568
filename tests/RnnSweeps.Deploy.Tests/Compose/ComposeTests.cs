using System.Net;
using RnnSweeps.Deploy.Tests.Containers;
using Service = RnnSweeps.Deploy.Tests.Compose.ComposeFile.Service;

namespace RnnSweeps.Deploy.Tests.Compose;

public sealed class ComposeTests
{
    private static readonly ComposeFile Cluster = ComposeFile.Read("deploy/compose.yaml");
    private static readonly ComposeFile Cuda = ComposeFile.Read("deploy/compose.cuda.yaml");

    private static IEnumerable<KeyValuePair<string, Service>> Silos => Cluster.Services.Where(s => s.Key.StartsWith("silo-", StringComparison.Ordinal));

    [Fact]
    public void There_are_one_database_two_silos_and_a_client() => Assert.Equal(["client", "postgres", "silo-1", "silo-2"], Cluster.Services.Keys.Order());

    [Fact]
    public void Every_image_has_a_version() =>
        Assert.All(Cluster.Services.Concat(Cuda.Services), s => Assert.Matches(@"^[a-z]+:[0-9][a-z0-9.-]+$", s.Value.Image!));

    [Fact]
    public void Images_that_are_built_have_their_container_file()
    {
        Assert.Equal("..", Cluster.Silo!.Build!.Context);
        foreach (var build in Cluster.Services.Concat(Cuda.Services).Select(s => s.Value.Build).OfType<ComposeFile.Build>())
            Assert.Contains(Dockerfile.Paths, p => p.Data == build.Dockerfile);
        Assert.Equal("deploy/cuda/Dockerfile", Cuda.Services["silo-1"].Build!.Dockerfile);
        Assert.Contains("COMMIT", Cluster.Silo.Build.Args.Keys);
        Assert.All(Cuda.Services.Keys, name => Assert.Contains(name, Cluster.Services.Keys));
    }

    [Fact]
    public void The_database_is_new_enough_keeps_its_data_and_is_waited_for()
    {
        var postgres = Cluster.Services["postgres"];
        Assert.InRange(int.Parse(postgres.Image!.Split(':')[1].Split('-')[0]), 15, 99);
        Assert.Contains("database:/var/lib/postgresql/data", postgres.Volumes);
        Assert.Equal("/run/secrets/password", postgres.Environment["POSTGRES_PASSWORD_FILE"]);
        Assert.Contains("password", postgres.Secrets);
        Assert.Equal(["CMD", "pg_isready"], postgres.Healthcheck!.Test!.Take(2));
        Assert.All(Silos, s => Assert.Equal("service_healthy", s.Value.DependsOn["postgres"].Condition));
    }

    [Fact]
    public void Silos_meet_in_that_database_and_share_the_folder()
    {
        Assert.All(Silos, s =>
        {
            var store = s.Value.Environment["RNNSWEEPS_STORE"].Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
            Assert.Equal("postgres", store["Host"]);
            Assert.Equal(Cluster.Services["postgres"].Environment["POSTGRES_USER"], store["Username"]);
            Assert.Equal(Cluster.Services["postgres"].Environment["POSTGRES_DB"], store["Database"]);
            Assert.Contains("results:/results", s.Value.Volumes);
            Assert.Equal(["serve"], s.Value.Command!);
            Assert.Equal(s.Key, s.Value.Hostname);
        });
        Assert.Equal(Cluster.SiloEnvironment!["RNNSWEEPS_STORE"], Cluster.Services["client"].Environment["RNNSWEEPS_STORE"]);
    }

    [Fact]
    public void Each_silo_advertises_the_address_that_it_has()
    {
        var network = IPNetwork.Parse(Cluster.Networks["cluster"].Ipam!.Config.Single().Range!);
        var addresses = Silos.Select(s => (Advertised: s.Value.Environment["RNNSWEEPS_ADVERTISE"], Own: Address(s.Value))).ToList();
        Assert.All(addresses, a => Assert.Equal(a.Own, a.Advertised));
        var others = IPNetwork.Parse(Cluster.Networks["cluster"].Ipam!.Config.Single().IpRange!);
        Assert.All(addresses, a => Assert.True(network.Contains(IPAddress.Parse(a.Own)) && !others.Contains(IPAddress.Parse(a.Own))));
        Assert.Equal(2, addresses.Select(a => a.Own).Distinct().Count());
    }

    [Fact]
    public void Whatever_is_named_is_declared()
    {
        foreach (var (name, service) in Cluster.Services)
        {
            Assert.All(service.Volumes.Select(v => v.Split(':')[0]), v => Assert.True(
                v.StartsWith('.') ? Repository.Has(Path.Combine("deploy", v)) : Cluster.Volumes.ContainsKey(v), $"{name} mounts {v}, which is nowhere."));
            Assert.All(service.Secrets, s => Assert.Contains(s, Cluster.Secrets.Keys));
            Assert.All(service.DependsOn.Keys, d => Assert.Contains(d, Cluster.Services.Keys));
            foreach (var value in service.Environment.Values.SelectMany(v => v.Split(';', '=')).Where(v => v.StartsWith("/run/secrets/", StringComparison.Ordinal)))
                Assert.Contains(Path.GetFileName(value), service.Secrets);
        }
        var used = Cluster.Services.Values.SelectMany(s => s.Secrets).ToHashSet();
        Assert.All(Cluster.Secrets.Keys, s => Assert.Contains(s, used));
    }

    [Fact]
    public void Clients_have_no_key_of_a_silo_and_silos_none_of_the_authority_or_the_database()
    {
        Assert.Equal(["pgpass", "authority.pem", "client.pem", "client.key"], Cluster.Services["client"].Secrets);
        Assert.All(Silos, s => Assert.Equal(["pgpass", "tokens", "authority.pem", "silo.pem", "silo.key"], s.Value.Secrets));
        Assert.Equal(["password", "database.pem", "database.key"], Cluster.Services["postgres"].Secrets);
        Assert.DoesNotContain("authority.key", Cluster.Secrets.Keys);
    }

    [Fact]
    public void The_database_is_talked_to_with_TLS_and_known_by_its_certificate()
    {
        Assert.Equal(["postgres", "-c", "ssl=on", "-c", "ssl_cert_file=/run/secrets/database.pem", "-c", "ssl_key_file=/run/secrets/database.key"], Cluster.Services["postgres"].Command!);
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=/run/secrets/authority.pem", Cluster.SiloEnvironment!["RNNSWEEPS_STORE"], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_runs_with_more_rights_than_it_needs()
    {
        Assert.All(Cluster.Services, s => Assert.Contains("no-new-privileges:true", s.Value.SecurityOpt));
        Assert.All(Cluster.Services.Where(s => s.Key != "postgres"), s =>
        {
            Assert.True(s.Value.ReadOnly);
            Assert.Equal(["ALL"], s.Value.CapDrop);
        });
        // What is written beside the volumes has room in memory, and belongs to the user of the image.
        Assert.All(Silos, s => Assert.Equal(["/tmp:mode=1777", "/run/rnnsweeps:uid=10001,gid=10001,mode=0700"], s.Value.Tmpfs));
    }

    [Fact]
    public void Silos_come_back_and_have_time_to_end_in_order() => Assert.All(Silos, s =>
    {
        Assert.Equal("unless-stopped", s.Value.Restart);
        Assert.Equal("60s", s.Value.StopGracePeriod);
        Assert.Null(s.Value.Healthcheck);
    });

    [Fact]
    public void The_client_is_started_by_people_alone() => Assert.Equal(["client"], Cluster.Services["client"].Profiles);

    [Fact]
    public void With_cuda_the_first_silo_has_the_GPUs()
    {
        var device = Cuda.Services.Single().Value.Deploy!.Resources!.Reservations!.Devices.Single();
        Assert.Equal(("nvidia", "all", "gpu"), (device.Driver, device.Count, device.Capabilities.Single()));
    }

    private static string Address(Service service)
    {
        var networks = Assert.IsType<Dictionary<object, object>>(service.Networks);
        return (string)Assert.IsType<Dictionary<object, object>>(networks["cluster"])["ipv4_address"];
    }
}
