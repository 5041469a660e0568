namespace RnnSweeps.Orchestration.Security;

/// <summary>How a silo proves who it is and whom it lets in: certificates, tokens, or both.</summary>
public sealed class HostSecurity : IDisposable
{
    private HostSecurity(TlsIdentity? tls, AccessTokens? tokens) => (Tls, Tokens) = (tls, tokens);

    /// <summary>Null for a silo that talks without TLS.</summary>
    public TlsIdentity? Tls { get; }

    /// <summary>Null for a silo that asks nobody for a token.</summary>
    public AccessTokens? Tokens { get; }

    /// <summary>Null where no file is named.</summary>
    /// <exception cref="HostSecurityException">A file is missing or unfit; the message names every problem.</exception>
    public static HostSecurity? Load(SecurityFiles files, TimeProvider time)
    {
        List<string> problems = [];
        var tls = Try(files.HasCertificates, () => TlsIdentity.Load(files, TlsUsage.Silo, time), problems);
        var tokens = Try(files.Tokens is not null, () => AccessTokens.Read(files.Tokens!), problems);
        HostSecurityException.ThrowIfAny(problems);
        return tls is null && tokens is null ? null : new HostSecurity(tls, tokens);
    }

    public void Dispose() => Tls?.Dispose();

    private static T? Try<T>(bool isNamed, Func<T> load, List<string> problems)
        where T : class
    {
        try
        {
            return isNamed ? load() : null;
        }
        catch (HostSecurityException error)
        {
            problems.Add(error.Message);
            return null;
        }
    }
}

/// <summary>How a client proves who it is: the same certificates, and one token.</summary>
public sealed class ClientSecurity : IDisposable
{
    private ClientSecurity(TlsIdentity? tls, string? token) => (Tls, Token) = (tls, token);

    /// <summary>Null for a client that talks without TLS.</summary>
    public TlsIdentity? Tls { get; }

    internal string? Token { get; }

    /// <summary>Null where neither a file nor a token is given.</summary>
    /// <param name="token">From <see cref="SecurityFiles.TokenVariable"/>; null for none.</param>
    /// <exception cref="HostSecurityException">A file is missing or unfit; the message names every problem.</exception>
    public static ClientSecurity? Load(SecurityFiles files, string? token, TimeProvider time)
    {
        var given = string.IsNullOrWhiteSpace(token) ? null : token.Trim();
        var tls = files.HasCertificates ? TlsIdentity.Load(files, TlsUsage.Client, time) : null;
        return tls is null && given is null ? null : new ClientSecurity(tls, given);
    }

    /// <summary>A token alone, for the host of a results folder.</summary>
    internal static ClientSecurity OfToken(string token) => new(null, token);

    /// <summary>That of a person's environment.</summary>
    /// <inheritdoc cref="Load" path="/exception"/>
    public static ClientSecurity? FromEnvironment(TimeProvider time) =>
        Load(SecurityFiles.From(new SecurityFiles(null, null, null), Environment.GetEnvironmentVariable), Environment.GetEnvironmentVariable(SecurityFiles.TokenVariable), time);

    public void Dispose() => Tls?.Dispose();
}
