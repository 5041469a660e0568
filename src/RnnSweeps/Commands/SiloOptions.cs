using System.CommandLine;
using System.Globalization;
using System.Net;
using RnnSweeps.Orchestration.Hosting;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Commands;

/// <summary>How a host joins others: its address and ports, and what a stranger cannot show.</summary>
internal sealed class SiloOptions(TimeProvider time)
{
    private const int DefaultSiloPort = 11111, DefaultGatewayPort = 30000;

    private readonly SettingOption _name = new("--name", "RNNSWEEPS_SILO_NAME", "With --store: the silo's name, the same at each start; otherwise the machine's name and the port", "NAME");
    private readonly SettingOption _advertise = new("--advertise", "RNNSWEEPS_ADVERTISE", "With --store: the address of this machine that the other silos reach; otherwise loopback", "ADDRESS");
    private readonly SettingOption _siloPort = new("--silo-port", "RNNSWEEPS_SILO_PORT", $"With --store: port for the other silos; otherwise {DefaultSiloPort}", "PORT");
    private readonly SettingOption _gatewayPort = new("--gateway-port", "RNNSWEEPS_GATEWAY_PORT", $"With --store: port for commands; otherwise {DefaultGatewayPort}", "PORT");
    private readonly SettingOption _alive = new("--alive", "RNNSWEEPS_ALIVE", "A file that is touched every two seconds while the host may train, for probes", "FILE");
    private readonly SecurityOptions _security = new(time);

    public void AddTo(Command command)
    {
        foreach (var option in (SettingOption[])[_name, _advertise, _siloPort, _gatewayPort]) command.Add(option);
        _security.AddTo(command);
        command.Add(_alive);
    }

    /// <summary>The same options for a host that is one silo among several, if the store is a database of its own.</summary>
    /// <exception cref="UsageException">A value is none; the message says which.</exception>
    public OrchestrationOptions Of(ParseResult parse, OrchestrationOptions options, StoreAddress? store)
    {
        options = options with { AliveFile = _alive.Of(parse) is { } alive ? Path.GetFullPath(alive) : null };
        if (store?.ConnectionString is not { } database) return options;
        var siloPort = Port(_siloPort, parse) ?? DefaultSiloPort;
        return Checked(options with
        {
            SiloPort = siloPort,
            // Among several silos somebody is always the first to look; the runs of a dead one wait for it.
            RecoveryInterval = TimeSpan.FromSeconds(1),
            GatewayPort = Port(_gatewayPort, parse) ?? DefaultGatewayPort,
            Cluster = new SiloMembership
            {
                Database = database,
                SiloName = _name.Of(parse) ?? SiloMembership.NameOf(Environment.MachineName, siloPort),
                Advertised = Address(_advertise.Of(parse)),
                Security = _security.OfSilo(parse),
            },
        });
    }

    /// <summary>Before anything is waited for.</summary>
    private static OrchestrationOptions Checked(OrchestrationOptions options)
    {
        try
        {
            options.Check();
            return options;
        }
        catch (ArgumentException error)
        {
            throw new UsageException(error.Message);
        }
    }

    private static int? Port(SettingOption option, ParseResult parse)
    {
        if (option.Of(parse) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? port
            : throw new UsageException($"{option.Name} must be a port from 1 to 65535, found '{text}'.");
    }

    /// <summary>Names are looked up once: what a silo advertises is an address.</summary>
    private static IPAddress Address(string? text)
    {
        if (text is null) return IPAddress.Loopback;
        if (IPAddress.TryParse(text, out var address)) return address;
        try
        {
            return Dns.GetHostAddresses(text) is [var first, ..] ? first : throw new UsageException($"--advertise: the name {text} has no address.");
        }
        catch (System.Net.Sockets.SocketException error)
        {
            throw new UsageException($"--advertise must be an address of this machine, or a name that has one; {text} could not be looked up ({error.Message.TrimEnd('.')}).");
        }
    }
}
