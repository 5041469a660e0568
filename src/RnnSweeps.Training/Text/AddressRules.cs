using System.Net;
using System.Net.Sockets;

namespace RnnSweeps.Training.Text;

/// <summary>
/// What may be asked for a text: HTTPS, the hosts of the catalogue, public addresses. Names are judged before each request, a
/// redirection's too, and addresses when a connection is made, so that a name that means another address by then gains nothing.
/// </summary>
public sealed class AddressRules
{
    private readonly HashSet<string> _hosts;

    private AddressRules(IEnumerable<string> hosts) => _hosts = [.. hosts.Select(Bare)];

    /// <summary>Everywhere, for tests: plain HTTP and this machine.</summary>
    internal static AddressRules None { get; } = new([]);

    /// <summary>Those of a catalogue's addresses.</summary>
    public static AddressRules Of(TextCatalogue catalogue) => new(catalogue.Entries.SelectMany(e => e.AllAddresses()).Select(a => a.Url.IdnHost));

    /// <summary>HTTPS at this one host alone.</summary>
    public static AddressRules Only(string host) => new([host]);

    /// <summary>Null for an address that may be asked.</summary>
    internal string? Problem(Uri url) =>
        this == None ? null
        : url.Scheme != Uri.UriSchemeHttps ? $"{url} is no HTTPS address"
        : !_hosts.Contains(Bare(url.IdnHost)) ? $"{url} is at no host of the catalogue"
        : url.UserInfo.Length > 0 ? "an address must not name a user"
        : null;

    /// <summary>Makes the connection of a request. A proxy that the environment names is the person's own choice, wherever it is.</summary>
    /// <exception cref="DownloadException">The host has no public address.</exception>
    internal async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        var request = context.InitialRequestMessage;
        // A proxy is asked to connect, or is not the host of the request.
        var isProxy = request.Method == HttpMethod.Connect
            || !((string[])[request.RequestUri!.IdnHost, request.RequestUri.DnsSafeHost]).Contains(host, StringComparer.OrdinalIgnoreCase);
        var allowed = this == None || isProxy ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (allowed.Length == 0)
            throw new DownloadException($"{host} is at {string.Join(", ", addresses.Select(a => $"{a}"))}, which is no address of the public network", isWorthAnotherTry: false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A host with and without <c>www.</c> counts as one.</summary>
    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant() : host.ToLowerInvariant();
}
