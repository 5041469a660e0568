using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace RnnSweeps.Postgres;

/// <summary>
/// A PostgreSQL server of one test or test program: in a temporary folder, at a free port, with a password of its own. It
/// ends, and its folder goes, with this process, however that ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Superuser = "rnnsweeps_tests";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly PostgresInstallation _installation;
    private readonly PostgresOptions _options;
    private readonly string _folder;
    private readonly string _password;
    private Process? _guard;

    private PostgresServer(PostgresInstallation installation, PostgresOptions options, string folder, string password) =>
        (_installation, _options, _folder, _password) = (installation, options, folder, password);

    /// <summary>The same for the server's whole life, restarts included.</summary>
    public int Port { get; private set; }

    /// <summary>What the server has written to its log since its last start.</summary>
    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    private string Data => Path.Combine(_folder, "data");

    private string LogFile => Path.Combine(_folder, "server.log");

    /// <summary>A running server, or null and the reason where PostgreSQL is not installed.</summary>
    /// <exception cref="InvalidOperationException">It is installed and does not start.</exception>
    public static async Task<(PostgresServer? Server, string Reason)> TryStartAsync(PostgresOptions? options = null)
    {
        options ??= new PostgresOptions();
        var (installation, reason) = PostgresInstallation.Find(options.Installations);
        if (installation is null) return (null, reason);
        var server = new PostgresServer(
            installation, options, Directory.CreateTempSubdirectory("rnnsweeps-postgres-").FullName, RandomNumberGenerator.GetHexString(32));
        try
        {
            await server.CreateAsync();
            await server.StartAsync();
            return (server, "");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>As a superuser, whom nothing is forbidden; secret.</summary>
    public string ConnectionString(string database = "postgres") => ConnectionString(database, Superuser);

    /// <summary>As a user that <see cref="CreateUserAsync"/> made; secret.</summary>
    public string ConnectionString(string database, string user) => new NpgsqlConnectionStringBuilder
    {
        Host = IPAddress.Loopback.ToString(), Port = Port, Database = database, Username = user, Password = _password,
    }.ToString();

    /// <summary>A user with no rights of its own, as a store should have, and the server's password.</summary>
    public Task CreateUserAsync(string name) => ExecuteAsync($"CREATE ROLE \"{name}\" LOGIN PASSWORD '{_password}'");

    /// <summary>An empty database.</summary>
    public Task CreateDatabaseAsync(string name, string owner = Superuser) => ExecuteAsync($"CREATE DATABASE \"{name}\" OWNER \"{owner}\"");

    /// <summary>Ends the connections to a database and deletes it.</summary>
    public Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");

    /// <summary>Starts the server that was stopped or killed, at the same port.</summary>
    public async Task StartAsync()
    {
        for (var tries = 0; ; tries++)
        {
            // Only the first start is free to choose.
            if (Port == 0) Port = LoopbackPort.Free();
            Launch();
            if (await IsReadyAsync()) return;
            var log = Log;
            await EndAsync("KILL");
            if (tries == 3 || !log.Contains("Address already in use", StringComparison.Ordinal))
                throw new InvalidOperationException($"PostgreSQL did not start at port {Port}: {log}");
            if (tries == 0) Port = 0;
        }
    }

    /// <summary>Ends it in order: open transactions are rolled back, their connections broken off.</summary>
    public Task StopAsync() => EndAsync("INT");

    /// <summary>Ends it as a loss of power would.</summary>
    public Task KillAsync() => EndAsync("KILL");

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_guard is not null) await EndAsync("QUIT");
        // The processes of a server that was killed need a moment to notice.
        for (var tries = 0; Directory.Exists(_folder); tries++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException) when (tries < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task CreateAsync()
    {
        var secret = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(secret, _password);
        if (_installation.User is { } user) await _installation.RunAsync(null, "chown", "-R", $"{user}:{user}", _folder);
        await _installation.RunAsync(
            _installation.User, Path.Combine(_installation.Binaries, "initdb"), "-D", Data, "-U", Superuser, "--pwfile", secret,
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync");
        File.Delete(secret);
        if (_options.Addresses.Count > 0)
            await File.AppendAllTextAsync(Path.Combine(Data, "pg_hba.conf"), "host all all 0.0.0.0/0 scram-sha-256\nhost all all ::/0 scram-sha-256\n");
    }

    private void Launch()
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = string.Join(',', _options.Addresses.Prepend("127.0.0.1").Distinct()), ["port"] = $"{Port}", ["unix_socket_directories"] = "",
            ["fsync"] = _options.Fsync ? "on" : "off", ["full_page_writes"] = _options.Fsync ? "on" : "off", ["shared_buffers"] = "32MB",
            ["max_connections"] = "100", ["autovacuum"] = "off", ["dynamic_shared_memory_type"] = "mmap",
        };
        foreach (var (name, value) in _options.Settings) settings[name] = value;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        string[] arguments =
        [
            "-c", Guard, "guard", _folder, _installation.User ?? "", Path.Combine(_installation.Binaries, "postgres"), "-D", Data,
            .. settings.SelectMany(s => (string[])["-c", $"{s.Key}={s.Value}"]),
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in _options.Environment) start.Environment[name] = value;
        _guard = Process.Start(start)!;
    }

    private static string Guard { get; } = new StreamReader(typeof(PostgresServer).Assembly.GetManifestResourceStream("guard.sh")!).ReadToEnd();

    private async Task<bool> IsReadyAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < StartLimit && !_guard!.HasExited)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return true;
            }
            catch (NpgsqlException)
            {
                // It refuses connections, or says that it is starting up.
                if (Log.Contains("could not create any TCP/IP sockets", StringComparison.Ordinal)) return false;
                await Task.Delay(50);
            }
        }
        return false;
    }

    private async Task EndAsync(string signal)
    {
        if (_guard is not { } guard) return;
        _guard = null;
        using (guard)
        {
            try
            {
                await guard.StandardInput.WriteLineAsync(signal);
                await guard.StandardInput.FlushAsync();
            }
            catch (IOException)
            {
                // The guard has ended already, and with it the server.
            }
            await guard.WaitForExitAsync();
        }
        // Its children end a moment after one that was killed.
        if (signal == "KILL") await UntilNobodyListensAsync();
    }

    private async Task UntilNobodyListensAsync()
    {
        for (var tries = 0; tries < 200 && File.Exists(Path.Combine(Data, "postmaster.pid")) && await AcceptsAsync(); tries++) await Task.Delay(20);
    }

    private async Task<bool> AcceptsAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names and passwords of this library's own making.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
