namespace RnnSweeps.Orchestration.Security;

/// <summary>Names of the files that secure a cluster; null for one that was not given.</summary>
/// <param name="Certificate">PEM: what this silo or client shows to the others, signed by the authority.</param>
/// <param name="Key">PEM: its private key, not encrypted, readable for its owner alone.</param>
/// <param name="Authority">PEM: the one authority whose certificates are accepted; several certificates where it changes.</param>
/// <param name="Tokens">Silos only: the tokens that clients need; see <see cref="AccessTokens"/>.</param>
public sealed record SecurityFiles(string? Certificate, string? Key, string? Authority, string? Tokens = null)
{
    public const string CertificateVariable = "RNNSWEEPS_CERTIFICATE", KeyVariable = "RNNSWEEPS_CERTIFICATE_KEY", AuthorityVariable = "RNNSWEEPS_CERTIFICATE_AUTHORITY";

    /// <summary>Names a silo's file of tokens.</summary>
    public const string TokensVariable = "RNNSWEEPS_TOKENS";

    /// <summary>Holds a client's token itself.</summary>
    public const string TokenVariable = "RNNSWEEPS_TOKEN";

    /// <summary>Each file that an option does not name, by its variable.</summary>
    /// <param name="variable">Gives an environment variable's value, or null.</param>
    public static SecurityFiles From(SecurityFiles options, Func<string, string?> variable) => new(
        Given(options.Certificate, variable(CertificateVariable)), Given(options.Key, variable(KeyVariable)),
        Given(options.Authority, variable(AuthorityVariable)), Given(options.Tokens, variable(TokensVariable)));

    internal bool HasCertificates => Certificate is not null || Key is not null || Authority is not null;

    private static string? Given(string? option, string? variable) => string.IsNullOrWhiteSpace(option) ? string.IsNullOrWhiteSpace(variable) ? null : variable : option;
}
