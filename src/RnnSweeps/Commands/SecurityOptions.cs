using System.CommandLine;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Commands;

/// <summary>The files by which silos and clients of a cluster prove who they are.</summary>
internal sealed class SecurityOptions(TimeProvider time)
{
    private readonly SettingOption _certificate = new("--certificate", SecurityFiles.CertificateVariable, "With --store: PEM file of this side's certificate", "FILE");
    private readonly SettingOption _key = new("--certificate-key", SecurityFiles.KeyVariable, "With --store: PEM file of its private key", "FILE");
    private readonly SettingOption _authority = new("--certificate-authority", SecurityFiles.AuthorityVariable, "With --store: PEM file of the authority that signed the certificates of all", "FILE");
    private readonly SettingOption _tokens = new("--tokens", SecurityFiles.TokensVariable, "With --store: file of the tokens that commands need, lines 'read TOKEN' and 'write TOKEN'", "FILE");

    public void AddTo(Command command)
    {
        foreach (var option in (SettingOption[])[_certificate, _key, _authority]) command.Add(option);
    }

    /// <summary>For silos: clients have their token in the environment.</summary>
    public void AddTokensTo(Command command) => command.Add(_tokens);

    /// <exception cref="HostSecurityException">A file is missing or unfit.</exception>
    public HostSecurity? OfSilo(ParseResult parse) => HostSecurity.Load(Files(parse) with { Tokens = _tokens.Of(parse) }, time);

    /// <inheritdoc cref="OfSilo" path="/exception"/>
    public ClientSecurity? OfClient(ParseResult parse) =>
        ClientSecurity.Load(Files(parse), Environment.GetEnvironmentVariable(SecurityFiles.TokenVariable), time);

    private SecurityFiles Files(ParseResult parse) => new(_certificate.Of(parse), _key.Of(parse), _authority.Of(parse));
}
