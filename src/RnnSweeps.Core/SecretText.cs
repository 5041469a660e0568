using System.Text.RegularExpressions;

namespace RnnSweeps.Core;

/// <summary>
/// Takes secrets out of text before it reaches a log, a terminal or the store: what looks like one (passwords of connection
/// strings and addresses, tokens, private keys) and those that are known. Rather too much is taken out than too little.
/// </summary>
/// <param name="known">Values that must not be told; those below <see cref="ShortestKnown"/> characters would mangle ordinary words.</param>
public sealed partial class SecretText(IEnumerable<string> known)
{
    /// <summary>Stands for a secret.</summary>
    public const string Hidden = "***";

    private const int ShortestKnown = 6;

    /// <summary>The longest first, so that no part of one is left by another.</summary>
    private readonly List<string> _known = [.. known.Where(k => k.Length >= ShortestKnown).Distinct().OrderByDescending(k => k.Length)];

    /// <summary>The text without what looks like a secret.</summary>
    public static string Redact(string text) => Keys().Replace(Users().Replace(Settings().Replace(text, "$1" + Hidden), "$1" + Hidden + "@"), Hidden);

    /// <summary>The text without what looks like a secret, and without the known ones.</summary>
    public string Clean(string text)
    {
        foreach (var secret in _known) text = text.Replace(secret, Hidden, StringComparison.Ordinal);
        return Redact(text);
    }

    /// <summary>True for a connection string or an address that carries a password, which a command line shows to every user of a machine.</summary>
    public static bool HasPassword(string text) => Settings().IsMatch(text) || Users().IsMatch(text);

    /// <summary><c>Password=…;</c> as ADO.NET reads it: quoted, or up to the next semicolon or the end of the line.</summary>
    [GeneratedRegex("""((?:password|passwd|pwd|passphrase|token)[ \t]*=[ \t]*)(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^;\r\n]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Settings();

    /// <summary><c>postgres://user:…@host</c>.</summary>
    [GeneratedRegex(@"(\b[a-z][a-z0-9+.-]*://[^\s:/@]*:)[^\s]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Users();

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Keys();
}
