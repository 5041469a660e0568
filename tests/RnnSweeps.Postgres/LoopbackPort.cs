using System.Net;
using System.Net.Sockets;

namespace RnnSweeps.Postgres;

/// <summary>A port for a server that a test starts.</summary>
public static class LoopbackPort
{
    /// <summary>One that nobody listens on just now; somebody else may take it before the caller does.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
