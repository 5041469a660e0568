using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Core.Search.Constraints;

/// <summary>
/// Recursive descent, loosest first: or; and; not; one comparison, or a chain such as <c>1 &lt;= layers &lt; 4</c>; + and -; *, / and %; sign; ^.
/// </summary>
public sealed class ConstraintParser
{
    /// <summary>The longest constraint, in characters.</summary>
    public const int MaxLength = 1000;

    private const int MaxDepth = 50;

    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    private readonly IReadOnlyList<Token> _tokens;
    private int _at, _depth;

    private ConstraintParser(IReadOnlyList<Token> tokens) => _tokens = tokens;

    private Token Here => _tokens[_at];

    /// <exception cref="ConstraintException">It is no constraint, with the place and the reason.</exception>
    public static Constraint Parse(string text)
    {
        if (text.Length > MaxLength) throw new ConstraintException(0, $"a constraint has at most {MaxLength} characters, found {text.Length}");
        var parser = new ConstraintParser(Token.All(text));
        var expression = parser.Or();
        if (parser.Here.Kind != TokenKind.End) throw new ConstraintException(parser.Here.Position, $"an operator or the end was expected, found {parser.Here.Display}");
        if (expression.Kind != ExpressionKind.Boolean) throw new ConstraintException(0, "a constraint must compare something, such as 'parameters <= 2e6'");
        if (!expression.Names.Any()) throw new ConstraintException(0, "a constraint must speak of at least one parameter, such as 'layers * hidden <= 512'");
        return new Constraint(text, expression);
    }

    private Expression Or()
    {
        var left = And();
        while (Take("or") is { } sign) left = new Expression.Logical(false, Boolean(left, sign), Boolean(And(), sign));
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (Take("and") is { } sign) left = new Expression.Logical(true, Boolean(left, sign), Boolean(Not(), sign));
        return left;
    }

    private Expression Not() => Take("not") is { } sign ? Deeper(() => new Expression.Not(Boolean(Not(), sign))) : Chain();

    private Expression Chain()
    {
        Expression left = Sum(), all = left;
        var links = 0;
        while (Take(Comparisons) is { } sign)
        {
            var right = Sum();
            var link = Compared(sign, left, right);
            all = links++ == 0 ? link : new Expression.Logical(true, all, link);
            left = right;
        }
        return all;
    }

    private Expression Sum()
    {
        var left = Product();
        while (Take("+", "-") is { } sign) left = new Expression.Arithmetic(sign.Text, Number(left, sign), Number(Product(), sign));
        return left;
    }

    private Expression Product()
    {
        var left = Signed();
        while (Take("*", "/", "%") is { } sign) left = new Expression.Arithmetic(sign.Text, Number(left, sign), Number(Signed(), sign));
        return left;
    }

    private Expression Signed() => Take("-") is { } sign
        ? Deeper(() => new Expression.Arithmetic("-", new Expression.Literal(ExpressionKind.Number, 0.0), Number(Signed(), sign)))
        : Power();

    private Expression Power()
    {
        var left = Atom();
        return Take("^") is { } sign ? Deeper(() => new Expression.Arithmetic("^", Number(left, sign), Number(Signed(), sign))) : left;
    }

    private Expression Atom()
    {
        var token = Here;
        _at = Math.Min(_at + 1, _tokens.Count - 1);
        switch (token.Kind)
        {
            case TokenKind.Number: return new Expression.Literal(ExpressionKind.Number, token.Number);
            case TokenKind.Text: return new Expression.Literal(ExpressionKind.Text, token.Text);
            case TokenKind.Name: return Named(token);
            case TokenKind.Sign when token.Text == "(":
                var inside = Deeper(Or);
                if (Take(")") is null) throw new ConstraintException(Here.Position, $"')' was expected, found {Here.Display}");
                return inside;
            default: throw new ConstraintException(token.Position, $"a number, a parameter or '(' was expected, found {token.Display}");
        }
    }

    /// <summary>A parameter, a figure, a truth value, or a bare word that is a choice of some parameter.</summary>
    private static Expression Named(Token name)
    {
        if (ParameterCatalogue.Find(name.Text) is { } parameter) return new Expression.OfParameter(parameter);
        if (Figures.Find(name.Text) is { } figure) return new Expression.OfFigure(figure);
        if (name.Text is "true" or "false") return new Expression.Literal(ExpressionKind.Boolean, name.Text == "true");
        if (ParameterCatalogue.All.Any(p => p.Choices.Contains(name.Text))) return new Expression.Literal(ExpressionKind.Text, name.Text);
        var known = ParameterCatalogue.All.Select(p => p.Name).Concat(Figures.All.Select(f => f.Name)).Concat(ParameterCatalogue.All.SelectMany(p => p.Choices));
        throw new ConstraintException(name.Position, $"unknown name '{name.Text}'{NearestName.Hint(name.Text, known)}");
    }

    private static Expression.Comparison Compared(Token sign, Expression left, Expression right)
    {
        if (sign.Text is not ("==" or "!=")) return new(sign.Text, Number(left, sign), Number(right, sign));
        if (left.Kind != right.Kind)
            throw new ConstraintException(sign.Position, $"'{sign.Text}' compares a {Word(left.Kind)} with a {Word(right.Kind)}");
        foreach (var (one, other) in new[] { (left, right), (right, left) })
            if (one is Expression.OfParameter { Parameter: { Kind: ParameterKind.Choice } parameter } && other is Expression.Literal { Constant: string said } && !parameter.Choices.Contains(said))
                throw new ConstraintException(sign.Position, $"{parameter.Name} is never '{said}': it is {parameter.Expected}{NearestName.Hint(said, parameter.Choices)}");
        return new(sign.Text, left, right);
    }

    private static Expression Number(Expression expression, Token sign) => Of(ExpressionKind.Number, expression, sign);

    private static Expression Boolean(Expression expression, Token sign) => Of(ExpressionKind.Boolean, expression, sign);

    private static Expression Of(ExpressionKind kind, Expression expression, Token sign) => expression.Kind == kind
        ? expression
        : throw new ConstraintException(sign.Position, $"'{sign.Text}' needs a {Word(kind)} on either side, found a {Word(expression.Kind)}");

    private static string Word(ExpressionKind kind) => kind switch
    {
        ExpressionKind.Number => "number",
        ExpressionKind.Boolean => "comparison",
        ExpressionKind.Text => "text",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    private Token? Take(params string[] texts)
    {
        if (Here.Kind is not (TokenKind.Sign or TokenKind.Name) || !texts.Contains(Here.Text)) return null;
        return _tokens[_at++];
    }

    private Expression Deeper(Func<Expression> read)
    {
        if (++_depth > MaxDepth) throw new ConstraintException(Here.Position, $"it is nested deeper than {MaxDepth} levels");
        var expression = read();
        _depth--;
        return expression;
    }
}
