using System.Net;
using System.Net.Sockets;

namespace RnnSweeps.Hosting;

/// <summary>
/// Two ports of the loopback address that nobody uses, so that hosts of several results folders live on one machine. A
/// second silo on a used port would start without an error.
/// </summary>
internal static class FreePorts
{
    public static (int Silo, int Gateway) Two()
    {
        using var silo = Listen();
        using var gateway = Listen();
        return (Port(silo), Port(gateway));
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
