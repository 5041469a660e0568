using System.CommandLine;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Commands;

/// <summary>The files by which a silo proves who it is and knows who may ask; clients have theirs in the environment.</summary>
internal sealed class SecurityOptions(TimeProvider time)
{
    private readonly SettingOption _certificate = new("--certificate", SecurityFiles.CertificateVariable, "With --store: PEM file of this silo's certificate", "FILE");
    private readonly SettingOption _key = new("--certificate-key", SecurityFiles.KeyVariable, "With --store: PEM file of its private key", "FILE");
    private readonly SettingOption _authority = new("--certificate-authority", SecurityFiles.AuthorityVariable, "With --store: PEM file of the authority that signed the certificates of all", "FILE");
    private readonly SettingOption _tokens = new("--tokens", SecurityFiles.TokensVariable, "With --store: file of the tokens that commands need, lines 'read TOKEN' and 'write TOKEN'", "FILE");

    public void AddTo(Command command)
    {
        foreach (var option in (SettingOption[])[_certificate, _key, _authority, _tokens]) command.Add(option);
    }

    /// <exception cref="HostSecurityException">A file is missing or unfit.</exception>
    public HostSecurity? OfSilo(ParseResult parse) => HostSecurity.Load(new SecurityFiles(_certificate.Of(parse), _key.Of(parse), _authority.Of(parse), _tokens.Of(parse)), time);
}
