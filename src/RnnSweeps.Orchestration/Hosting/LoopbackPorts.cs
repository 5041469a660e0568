using System.Net;
using System.Net.Sockets;

namespace RnnSweeps.Orchestration.Hosting;

/// <summary>Where a host that is alone listens: two ports on the loopback address, and the name that its clients show there.</summary>
internal sealed record LoopbackPorts(int Silo, int Gateway, string Cluster)
{
    /// <summary>
    /// The options' ports, each 0 replaced by a port that nobody uses. Both are held until both are known, so that they
    /// differ; a silo on a used port would start without an error on Linux.
    /// </summary>
    public static LoopbackPorts Of(OrchestrationOptions options)
    {
        using var silo = Listen();
        using var gateway = Listen();
        return new LoopbackPorts(
            options.SiloPort == 0 ? Port(silo) : options.SiloPort,
            options.GatewayPort == 0 ? Port(gateway) : options.GatewayPort,
            ClusterName.New());
    }

    private static Socket Listen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;
}
