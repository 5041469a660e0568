using Npgsql;
using RnnSweeps.Chaos.Checks;
using RnnSweeps.Chaos.Processes;
using RnnSweeps.Postgres;

namespace RnnSweeps.Chaos.Cluster;

/// <summary>Three silos with TLS and tokens, one PostgreSQL, one results folder: everything that a real cluster has, on one machine.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    private const int Count = 3;

    private const string Database = "rnnsweeps";

    private readonly SiloNetwork _network;
    private readonly Workplace _place;
    private readonly string _program;
    private readonly List<(string, string)> _environment;

    private SiloCluster(SiloNetwork network, PostgresServer server, Workplace place, int slots, string program)
    {
        (_network, Server, _place, _program) = (network, server, place, program);
        _environment = [("RNNSWEEPS_STORE", new NpgsqlConnectionStringBuilder(server.ConnectionString(Database)) { Host = network.Address }.ToString())];
        Silos = [.. Enumerable.Range(0, Count).Select(i => new SiloProcess(i, slots, place, network, _environment, program))];
        Store = new StoredRows(() => new NpgsqlConnection(server.ConnectionString(Database) + ";Pooling=false;Timeout=5;Command Timeout=30"));
    }

    public PostgresServer Server { get; }

    public IReadOnlyList<SiloProcess> Silos { get; }

    public StoredRows Store { get; }

    /// <summary>A running cluster with nothing to do.</summary>
    /// <exception cref="SkippedException">This machine lacks PostgreSQL or network namespaces.</exception>
    public static async Task<SiloCluster> StartAsync(Workplace place, int slots, string program)
    {
        var network = await SiloNetwork.CreateAsync(Count);
        PostgresServer? server = null;
        try
        {
            (server, var reason) = await PostgresServer.TryStartAsync(new PostgresOptions { Addresses = [network.Address], Fsync = true });
            if (server is null) throw new SkippedException(reason);
            await server.CreateDatabaseAsync(Database);
            var cluster = new SiloCluster(network, server, place, slots, program);
            await cluster.RunAsync("certificates", place.File("security"), "--for", string.Join(',', cluster.Silos.Select(s => s.Address)));
            foreach (var silo in cluster.Silos) silo.Start();
            await Task.WhenAll(cluster.Silos.Select(s => s.JoinedAsync()));
            return cluster;
        }
        catch
        {
            if (server is not null) await server.DisposeAsync();
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>A command of a person on another machine of the network: with a client's certificate and a token.</summary>
    public async Task RunAsync(params string[] arguments)
    {
        var tokens = _place.File("security/tokens");
        var token = File.Exists(tokens) ? File.ReadLines(tokens).First(l => l.StartsWith("write ", StringComparison.Ordinal))["write ".Length..] : "";
        using var command = Launched.Start(
            _place, "commands.log", _program, arguments,
            [.. _environment, ("RNNSWEEPS_CERTIFICATE", _place.File("security/client.pem")), ("RNNSWEEPS_CERTIFICATE_KEY", _place.File("security/client.key")),
                ("RNNSWEEPS_CERTIFICATE_AUTHORITY", _place.File("security/authority.pem")), ("RNNSWEEPS_TOKEN", token)]);
        var code = await command.EndAsync(TimeSpan.FromMinutes(2));
        if (code != 0) throw new InvalidOperationException($"rnnsweeps {arguments[0]} ended with {code}; see {command.Log}.");
    }

    public async Task SubmitAsync(string yaml)
    {
        _place.Write("sweep.yaml", yaml);
        await RunAsync("submit", "sweep.yaml", "--results", _place.Results);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos) silo.Dispose();
        await Leftovers.ProcessesAsync(_place.Mark);
        await Server.DisposeAsync();
        await _network.DisposeAsync();
    }
}
