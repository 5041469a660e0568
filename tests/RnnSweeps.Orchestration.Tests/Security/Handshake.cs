using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Orchestration.Tests.Security;

/// <summary>A TLS client that trusts everybody, to see whom the other side lets in.</summary>
internal sealed class Handshake(TlsIdentity identity) : IDisposable
{
    private readonly TcpClient _tcp = new();

    /// <summary>True if the other side keeps the connection and waits for a word.</summary>
    public async Task<bool> ReachesAsync(IPEndPoint at)
    {
        await _tcp.ConnectAsync(at);
#pragma warning disable CA5359 // Whom this side trusts is not the question here.
        await using var stream = new SslStream(_tcp.GetStream(), false, (_, _, _, _) => true);
#pragma warning restore CA5359
        try
        {
            await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { ClientCertificates = [identity.Certificate], ApplicationProtocols = [new SslApplicationProtocol("Orleans1")], TargetHost = "" });
            var read = stream.ReadAsync(new byte[1]).AsTask();
            return await Task.WhenAny(read, Task.Delay(1000)) != read || await read > 0;
        }
        catch (Exception error) when (error is IOException or AuthenticationException)
        {
            return false;
        }
    }

    public void Dispose() => _tcp.Dispose();
}
