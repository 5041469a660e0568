using YamlDotNet.Serialization;

namespace RnnSweeps.Deploy.Tests.Compose;

/// <summary>As much of the Compose specification as deploy/ uses; another key is an error, and so would be a misspelt one.</summary>
internal sealed class ComposeFile
{
    public string? Name { get; init; }

    [YamlMember(Alias = "x-program", ApplyNamingConventions = false)]
    public Service? Program { get; init; }

    [YamlMember(Alias = "x-silo", ApplyNamingConventions = false)]
    public Service? Silo { get; init; }

    [YamlMember(Alias = "x-silo-environment", ApplyNamingConventions = false)]
    public Dictionary<string, string>? SiloEnvironment { get; init; }

    public Dictionary<string, Service> Services { get; init; } = [];

    public Dictionary<string, Network> Networks { get; init; } = [];

    public Dictionary<string, object?> Volumes { get; init; } = [];

    public Dictionary<string, SecretFile> Secrets { get; init; } = [];

    public static ComposeFile Read(string path) => StrictYaml.OfSnakeCase<ComposeFile>(Repository.Text(path));

    public sealed class Service
    {
        public string? Image { get; init; }
        public Build? Build { get; init; }
        public List<string>? Command { get; init; }
        public List<string> Profiles { get; init; } = [];
        public string? Hostname { get; init; }
        public string? Restart { get; init; }
        public bool ReadOnly { get; init; }
        public List<string> CapDrop { get; init; } = [];
        public List<string> SecurityOpt { get; init; } = [];
        public string? ShmSize { get; init; }
        public string? StopSignal { get; init; }
        public string? StopGracePeriod { get; init; }
        public Dictionary<string, string> Environment { get; init; } = [];
        public List<string> EnvFile { get; init; } = [];
        public Dictionary<string, Dependency> DependsOn { get; init; } = [];
        public Health? Healthcheck { get; init; }
        public List<string> Tmpfs { get; init; } = [];
        public List<string> Volumes { get; init; } = [];
        /// <summary>A list of names, or a map from names to addresses.</summary>
        public object? Networks { get; init; }
        public List<string> Secrets { get; init; } = [];
        public Deployment? Deploy { get; init; }
    }

    public sealed class Build
    {
        public string? Context { get; init; }
        public string? Dockerfile { get; init; }
        public Dictionary<string, string> Args { get; init; } = [];
    }

    public sealed class Dependency
    {
        public string? Condition { get; init; }
    }

    public sealed class Health
    {
        public bool Disable { get; init; }
        public List<string>? Test { get; init; }
        public string? Interval { get; init; }
        public string? Timeout { get; init; }
        public int? Retries { get; init; }
        public string? StartPeriod { get; init; }
    }

    public sealed class Network
    {
        public AddressPlan? Ipam { get; init; }
    }

    public sealed class AddressPlan
    {
        public List<Subnet> Config { get; init; } = [];
    }

    public sealed class Subnet
    {
        [YamlMember(Alias = "subnet")]
        public string? Range { get; init; }
        public string? IpRange { get; init; }
    }

    public sealed class SecretFile
    {
        public string? File { get; init; }
    }

    public sealed class Deployment
    {
        public Resources? Resources { get; init; }
    }

    public sealed class Resources
    {
        public Reservations? Reservations { get; init; }
    }

    public sealed class Reservations
    {
        public List<Device> Devices { get; init; } = [];
    }

    public sealed class Device
    {
        public string? Driver { get; init; }
        public string? Count { get; init; }
        public List<string> Capabilities { get; init; } = [];
    }
}
