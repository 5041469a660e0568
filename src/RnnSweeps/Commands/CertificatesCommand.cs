using System.CommandLine;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class CertificatesCommand : Command
{
    private readonly Argument<string> _folder = new("DIR") { Description = "Where the files are written; an authority and tokens that lie there are used again" };
    private readonly Option<string> _for = new("--for") { Description = "Host names and addresses of the silos; with any address, only at those addresses", HelpName = "NAME,…", Required = true };
    private readonly Option<int> _days = new Option<int>("--days") { Description = "How long the certificates are valid", HelpName = "N", DefaultValueFactory = _ => 365 }.AtLeast(1);
    private readonly Screen _screen;
    private readonly TimeProvider _time;

    public CertificatesCommand(Screen screen, TimeProvider time)
        : base("certificates", "Make an authority, certificates for silos and clients, and tokens, for a cluster that is reached over a network.")
    {
        (_screen, _time) = (screen, time);
        Add(_folder);
        Add(_for);
        Add(_days);
        SetAction(Make);
    }

    private int Make(ParseResult parse)
    {
        var names = parse.GetRequiredValue(_for).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0) throw new UsageException("--for needs at least one host name or address.");
        var files = new CredentialFolder(parse.GetRequiredValue(_folder), _time);
        foreach (var file in files.Write(names, TimeSpan.FromDays(parse.GetValue(_days)))) _screen.Line(file);
        _screen.Say($"Silos: --certificate {files.Certificate("silo")} --certificate-key {files.Key("silo")} --certificate-authority {files.Authority} --tokens {files.Tokens}");
        _screen.Say($"Clients: {SecurityFiles.CertificateVariable}={files.Certificate("client")} {SecurityFiles.KeyVariable}={files.Key("client")} {SecurityFiles.AuthorityVariable}={files.Authority}, "
            + $"and {SecurityFiles.TokenVariable} with one of the tokens in {files.Tokens}. Keep {files.AuthorityKey} away from both.");
        return ExitCode.Done;
    }
}
