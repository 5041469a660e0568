namespace RnnSweeps.Postgres;

/// <summary>How a server for tests is started.</summary>
public sealed record PostgresOptions
{
    /// <summary>Where the packages of a Linux distribution put PostgreSQL: a folder a version, each with <c>bin</c>.</summary>
    public string Installations { get; init; } = "/usr/lib/postgresql";

    /// <summary>Addresses to listen at beside the loopback one.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>True to write to the disk in earnest, for tests of what a crash leaves behind.</summary>
    public bool Fsync { get; init; }

    /// <summary>Further settings of the server.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables set for the server, beside those that it inherits.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
