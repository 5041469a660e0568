using System.Globalization;

namespace RnnSweeps.Core.Search.Constraints;

internal enum TokenKind
{
    Number,
    Name,
    Text,
    Sign,
    End,
}

/// <param name="Position">In the text, from 0.</param>
internal sealed record Token(TokenKind Kind, string Text, int Position)
{
    private const string Signs = "+-*/%^()";

    public double Number => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public string Display => Kind == TokenKind.End ? "the end" : $"'{Text}'";

    /// <exception cref="ConstraintException">A character has no meaning, or a quote is not closed.</exception>
    public static IReadOnlyList<Token> All(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var token = Next(text, at);
            tokens.Add(token);
            at += token.Kind == TokenKind.Text ? token.Text.Length + 2 : token.Text.Length;
        }
        return [.. tokens, new Token(TokenKind.End, "", text.Length)];
    }

    private static Token Next(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c) || c == '.') return new Token(TokenKind.Number, NumberAt(text, at), at);
        if (char.IsAsciiLetter(c) || c == '_') return new Token(TokenKind.Name, While(text, at, x => char.IsAsciiLetterOrDigit(x) || x == '_'), at);
        if (c is '\'' or '"')
        {
            var end = text.IndexOf(c, at + 1);
            return end > 0 ? new Token(TokenKind.Text, text[(at + 1)..end], at) : throw new ConstraintException(at, $"the quote {c} is not closed");
        }
        if (c is '<' or '>' or '=' or '!' && at + 1 < text.Length && text[at + 1] == '=')
            return new Token(TokenKind.Sign, text.Substring(at, 2), at);
        if (c is '<' or '>' || Signs.Contains(c, StringComparison.Ordinal)) return new Token(TokenKind.Sign, c.ToString(), at);
        throw new ConstraintException(at, c switch
        {
            '=' => "'=' alone compares nothing; write '=='",
            '&' or '|' => "write 'and' or 'or' for '&' and '|'",
            '!' => "write 'not' for '!'",
            _ => $"'{c}' has no meaning in a constraint",
        });
    }

    private static string NumberAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '.' || (text[end] is '+' or '-' && text[end - 1] is 'e' or 'E'))) end++;
        var said = text[at..end];
        return double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x)
            ? said
            : throw new ConstraintException(at, $"'{said}' is no number");
    }

    private static string While(string text, int at, Predicate<char> belongs)
    {
        var end = at;
        while (end < text.Length && belongs(text[end])) end++;
        return text[at..end];
    }
}
