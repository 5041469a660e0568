using System.Net;
using System.Net.Sockets;

namespace RnnSweeps.Results.Tests.Support;

/// <summary>
/// Between a store and its PostgreSQL: passes everything on, until it is told to break the connection of the next commit,
/// before the server hears of it or after it has answered.
/// </summary>
internal sealed class BreakingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly Task _accepting;
    private int _breaks;
    private bool _afterwards;

    public BreakingProxy(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many commits were broken off.</summary>
    public int Broken { get; private set; }

    /// <param name="commits">So many of the next commits.</param>
    /// <param name="afterwards">True to let the server commit and to swallow its answer.</param>
    public void Break(int commits, bool afterwards)
    {
        _afterwards = afterwards;
        Volatile.Write(ref _breaks, commits);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (SocketException)
            {
                return;
            }
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var near = client;
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _server);
            var silenced = false;
            var down = PassAsync(far, near, _ => !silenced);
            var up = PassAsync(near, far, bytes =>
            {
                if (!IsCommit(bytes.Span) || Interlocked.Decrement(ref _breaks) < 0) return true;
                Broken++;
                silenced = true;
                return _afterwards;
            });
            await Task.WhenAny(up, down);
        }
        catch (SocketException)
        {
            // Either side went away: so does the other.
        }
    }

    /// <summary>Passes on until the end, or until a message is not to be passed.</summary>
    private static async Task PassAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> pass)
    {
        var buffer = new byte[65536];
        while (await from.ReceiveAsync(buffer) is > 0 and var n)
        {
            if (!pass(buffer.AsMemory(0, n))) return;
            await to.SendAsync(buffer.AsMemory(0, n));
        }
    }

    /// <summary>With the zero that ends a message, which "READ COMMITTED" lacks.</summary>
    private static bool IsCommit(ReadOnlySpan<byte> bytes) => bytes.IndexOf("COMMIT\0"u8) >= 0;
}
