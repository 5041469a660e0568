using System.Security.Cryptography;
using System.Text;

namespace RnnSweeps.Orchestration.Security;

/// <summary>
/// The tokens that a cluster accepts, kept as their SHA-256: a line <c>read TOKEN</c> or <c>write TOKEN</c> each, in a file that
/// only its owner reads; <c>#</c> begins a comment. All silos of a cluster have the same file.
/// </summary>
public sealed class AccessTokens
{
    /// <summary>Characters of a token at least: of random hexadecimal digits these are 128 bits.</summary>
    public const int MinLength = 32;

    /// <summary>Tokens for writing at most: all of their marks go with every call between silos.</summary>
    public const int MaxWriteTokens = 32;

    private readonly List<(Access Access, byte[] Sha256)> _tokens;
    private readonly List<byte[]> _inside;

    private AccessTokens(List<(Access, string Token)> tokens)
    {
        _tokens = [.. tokens.Select(t => (t.Item1, Hash(t.Token)))];
        _inside = [.. tokens.Where(t => t.Item1 == Access.Write).Select(t => Hash("rnnsweeps between silos " + t.Token))];
        ClusterCredentials = [.. _inside.SelectMany(mark => mark)];
    }

    /// <exception cref="HostSecurityException">The file cannot be read, is open to others, or a line of it is wrong; no message holds a token.</exception>
    public static AccessTokens Read(string path)
    {
        List<(Access, string)> tokens = [];
        List<string> problems = [];
        foreach (var (number, line) in PrivateFile.Read(path, "The file of tokens").Split('\n').Index())
        {
            var words = line.Split('#')[0].Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            var place = $"{path}:{number + 1}:";
            Access? access = words[0] switch { "read" => Access.Read, "write" => Access.Write, _ => null };
            if (access is null || words.Length != 2) problems.Add($"{place} a line is 'read TOKEN' or 'write TOKEN', and this one is not.");
            else if (words[1].Length < MinLength) problems.Add($"{place} a token has {MinLength} characters at least, found {words[1].Length}; 'openssl rand -hex 32' makes one.");
            else if (tokens.Any(t => t.Item2 == words[1])) problems.Add($"{place} this token stands there already.");
            else tokens.Add((access.Value, words[1]));
        }
        if (problems.Count == 0 && !tokens.Any(t => t.Item1 == Access.Write)) problems.Add($"{path} has no line 'write TOKEN', without which nobody could submit a sweep.");
        if (tokens.Count(t => t.Item1 == Access.Write) is var writing && writing > MaxWriteTokens) problems.Add($"{path} has {writing} lines 'write TOKEN'; {MaxWriteTokens} are allowed.");
        HostSecurityException.ThrowIfAny(problems);
        return new AccessTokens(tokens);
    }

    /// <summary>A single one, for writing.</summary>
    internal static AccessTokens OfWriter(string token) => new([(Access.Write, token)]);

    /// <summary>The role of a token, or null for one that is not known. The time that it takes tells nothing about the tokens.</summary>
    public Access? RoleOf(string token)
    {
        var presented = Hash(token);
        Access? found = null;
        foreach (var (access, sha256) in _tokens)
            if (CryptographicOperations.FixedTimeEquals(presented, sha256)) found = access;
        return found;
    }

    /// <summary>
    /// What silos show each other with every call: a mark of each token for writing, one after the other. The sender that a
    /// message names is no proof, since whoever may connect to a gateway could write any.
    /// </summary>
    internal byte[] ClusterCredentials { get; }

    /// <summary>
    /// True if one of the marks is made of a token for writing of this file: so silos understand each other while a token is
    /// being changed, whichever of them has the new file and in whatever order the tokens stand there.
    /// </summary>
    internal bool IsOfCluster(ReadOnlySpan<byte> marks)
    {
        // Of whatever length a stranger sends, no more is looked at than a file can hold.
        if (marks.Length % SHA256.HashSizeInBytes != 0 || marks.Length > MaxWriteTokens * SHA256.HashSizeInBytes) return false;
        var found = false;
        for (; !marks.IsEmpty; marks = marks[SHA256.HashSizeInBytes..])
            foreach (var inside in _inside) found |= CryptographicOperations.FixedTimeEquals(marks[..SHA256.HashSizeInBytes], inside);
        return found;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
