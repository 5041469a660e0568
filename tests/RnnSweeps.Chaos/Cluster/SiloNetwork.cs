using System.Diagnostics;
using System.Globalization;
using RnnSweeps.Chaos.Processes;

namespace RnnSweeps.Chaos.Cluster;

/// <summary>
/// A network of its own on this machine: a bridge, and for each silo a network namespace with a cable to it. A cable that is
/// pulled is a real partition. All of it goes with the trial; what a killed one left is removed by the next.
/// </summary>
internal sealed class SiloNetwork : IAsyncDisposable
{
    /// <summary>Names of interfaces have at most 15 letters: this, the process, a letter and a number.</summary>
    private const string Prefix = "rs";

    private readonly string _name = Prefix + Environment.ProcessId.ToString("x", CultureInfo.InvariantCulture);
    private readonly string _subnet;
    private readonly int _silos;

    private SiloNetwork(string subnet, int silos) => (_subnet, _silos) = (subnet, silos);

    /// <summary>This machine's own address in it.</summary>
    public string Address => $"{_subnet}.1";

    /// <param name="silo">From 0.</param>
    public string AddressOf(int silo) => $"{_subnet}.{11 + silo}";

    /// <exception cref="SkippedException">This machine has no network namespaces, or this user may not make any.</exception>
    public static async Task<SiloNetwork> CreateAsync(int silos)
    {
        if (Environment.UserName != "root") throw new SkippedException("network namespaces need root.");
        try
        {
            await RemoveAbandonedAsync();
            var network = new SiloNetwork(await FreeSubnetAsync(), silos);
            await network.BuildAsync();
            return network;
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new SkippedException($"network namespaces cannot be made here ({error.Message.TrimEnd('.')}): install iproute2 and util-linux, and run as root on a kernel with namespaces, bridges and veth.");
        }
    }

    /// <summary>The command line that runs a program in a silo's namespace; the process is the program itself.</summary>
    public IReadOnlyList<string> In(int silo, string program, IEnumerable<string> arguments) => ["nsenter", $"--net=/run/netns/{Namespace(silo)}", program, .. arguments];

    /// <summary>Pulls the silo's cable, or plugs it in again.</summary>
    public Task ConnectAsync(int silo, bool connected) => IpAsync("link", "set", Cable(silo), connected ? "up" : "down");

    public async ValueTask DisposeAsync() => await RemoveAsync(_name);

    private string Bridge => _name + "b";

    private string Namespace(int silo) => $"{_name}n{silo}";

    private string Cable(int silo) => $"{_name}v{silo}";

    private async Task BuildAsync()
    {
        await IpAsync("link", "add", Bridge, "type", "bridge");
        await IpAsync("addr", "add", $"{Address}/24", "dev", Bridge);
        await IpAsync("link", "set", Bridge, "up");
        for (var silo = 0; silo < _silos; silo++)
        {
            await IpAsync("netns", "add", Namespace(silo));
            await IpAsync("link", "add", Cable(silo), "type", "veth", "peer", "name", "eth0", "netns", Namespace(silo));
            await IpAsync("link", "set", Cable(silo), "master", Bridge, "up");
            await IpAsync("-n", Namespace(silo), "addr", "add", $"{AddressOf(silo)}/24", "dev", "eth0");
            await IpAsync("-n", Namespace(silo), "link", "set", "eth0", "up");
            await IpAsync("-n", Namespace(silo), "link", "set", "lo", "up");
        }
    }

    /// <summary>Of harnesses that were killed: the process in the name lives no longer.</summary>
    private static async Task RemoveAbandonedAsync()
    {
        var names = (await IpAsync("netns", "list")).Split('\n').Select(l => l.Split(' ')[0])
            .Concat((await IpAsync("-br", "link", "show", "type", "bridge")).Split('\n').Select(l => l.Split(' ')[0]))
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(n => n[Prefix.Length..].TrimEnd('b').Split('n')[0]).Distinct();
        foreach (var process in names)
            if (int.TryParse(process, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id) && RunningProcess.Of(id) is null) await RemoveAsync(Prefix + process);
    }

    private static async Task RemoveAsync(string name)
    {
        foreach (var found in (await IpAsync("netns", "list")).Split('\n').Select(l => l.Split(' ')[0]).Where(n => n.StartsWith(name + "n", StringComparison.Ordinal)))
            await IpAsync("netns", "del", found);
        if ((await IpAsync("-br", "link")).Contains(name + "b ", StringComparison.Ordinal)) await IpAsync("link", "del", name + "b");
    }

    private static async Task<string> FreeSubnetAsync()
    {
        var taken = await IpAsync("-br", "addr");
        return Enumerable.Range(1, 254).Select(i => $"10.213.{i}").First(s => !taken.Contains(s + ".", StringComparison.Ordinal));
    }

    private static async Task<string> IpAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("ip", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var ip = Process.Start(start)!;
        var (output, error) = (ip.StandardOutput.ReadToEndAsync(), ip.StandardError.ReadToEndAsync());
        await ip.WaitForExitAsync();
        return ip.ExitCode == 0 ? await output : throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {(await error).Trim()}");
    }
}
