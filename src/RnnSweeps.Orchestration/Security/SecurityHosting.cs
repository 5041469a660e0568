using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Hosting;

namespace RnnSweeps.Orchestration.Security;

/// <summary>Composition: TLS and tokens for silos and clients.</summary>
public static class SecurityHosting
{
    /// <summary>
    /// Both ports of the silo speak TLS only. To its silo port come certificates that are good for silos, to its gateway those
    /// that are good for clients; grains hear clients only with a token. Null changes nothing.
    /// </summary>
    public static ISiloBuilder UseSecurity(this ISiloBuilder silo, HostSecurity? security)
    {
        if (security?.Tls is { } tls)
            silo.Configure<SiloConnectionOptions>(connections =>
            {
                connections.ConfigureSiloInboundConnection(c => c.UseServerTls(Options(tls, TlsUsage.Silo)));
                connections.ConfigureGatewayInboundConnection(c => c.UseServerTls(Options(tls, TlsUsage.Client)));
                connections.ConfigureSiloOutboundConnection(c => c.UseClientTls(Options(tls, TlsUsage.Silo)));
            });
        return security?.Tokens is { } tokens ? silo.UseTokens(tokens) : silo;
    }

    /// <summary>Grains hear only who shows the token that the host has made for its own user.</summary>
    internal static ISiloBuilder UseOwnToken(this ISiloBuilder silo, HostToken token)
    {
        silo.Services.AddHostedService(_ => token);
        return silo.UseTokens(AccessTokens.OfWriter(token.Text));
    }

    private static ISiloBuilder UseTokens(this ISiloBuilder silo, AccessTokens tokens)
    {
        silo.Services.AddSingleton(tokens);
        return silo.AddIncomingGrainCallFilter<AccessFilter>().AddOutgoingGrainCallFilter<ClusterCredential>();
    }

    /// <summary>The client connects with TLS only, to silos of its authority, and shows its token. Null changes nothing.</summary>
    public static IClientBuilder UseSecurity(this IClientBuilder client, ClientSecurity? security)
    {
        if (security?.Tls is { } tls) client.Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(c => c.UseClientTls(Options(tls, TlsUsage.Server))));
        if (security?.Token is { } token) client.AddOutgoingGrainCallFilter(new TokenBearer(token));
        return client;
    }

    /// <param name="wanted">What the certificate of the other side must be good for.</param>
    private static TlsOptions Options(TlsIdentity tls, TlsUsage wanted) => new()
    {
        LocalCertificate = tls.Certificate,
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
        SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        RemoteCertificateValidation = (certificate, _, errors) => tls.Accepts(certificate, wanted, errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)),
        OnAuthenticateAsServer = (_, options) => ((SslServerAuthenticationOptions)options.SslServerAuthenticationOptions).CertificateChainPolicy = tls.Policy(wanted),
        OnAuthenticateAsClient = (connection, options) =>
        {
            options.TargetHost = (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "";
            ((SslClientAuthenticationOptions)options.SslClientAuthenticationOptions).CertificateChainPolicy = tls.Policy(wanted);
        },
    };
}
