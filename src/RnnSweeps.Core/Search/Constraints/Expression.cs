using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search.Constraints;

public enum ExpressionKind
{
    Number,
    Boolean,
    Text,
}

/// <summary>A parsed expression: a <see cref="double"/>, <see cref="bool"/> or <see cref="string"/> for each configuration.</summary>
public abstract record Expression(ExpressionKind Kind)
{
    public abstract object Value(Configuration configuration);

    public virtual IEnumerable<string> Names => [];

    protected double Number(Configuration configuration) => (double)Value(configuration);

    /// <summary>A number, a truth value or a text that the expression says itself.</summary>
    internal sealed record Literal(ExpressionKind Kind, object Constant) : Expression(Kind)
    {
        public override object Value(Configuration configuration) => Constant;
    }

    /// <summary>The value of a parameter.</summary>
    internal sealed record OfParameter(Parameter Parameter) : Expression(KindOf(Parameter))
    {
        public override IEnumerable<string> Names => [Parameter.Name];

        public override object Value(Configuration configuration) => configuration[Parameter.Name].Value switch
        {
            long n => (double)n,
            var other => other,
        };

        private static ExpressionKind KindOf(Parameter parameter) => parameter.Kind switch
        {
            ParameterKind.Integer or ParameterKind.Number => ExpressionKind.Number,
            ParameterKind.Boolean => ExpressionKind.Boolean,
            ParameterKind.Choice or ParameterKind.Text => ExpressionKind.Text,
            _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Kind, "Unknown kind."),
        };
    }

    internal sealed record OfFigure(Figure Figure) : Expression(ExpressionKind.Number)
    {
        public override IEnumerable<string> Names => [Figure.Name];

        public override object Value(Configuration configuration) => Figure.Of(configuration);
    }

    internal sealed record Arithmetic(string Operator, Expression Left, Expression Right) : Expression(ExpressionKind.Number)
    {
        public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);

        public override object Value(Configuration configuration)
        {
            var (a, b) = (Left.Number(configuration), Right.Number(configuration));
            return Operator switch
            {
                "+" => a + b,
                "-" => a - b,
                "*" => a * b,
                "/" => a / b,
                "%" => a % b,
                "^" => Math.Pow(a, b),
                _ => throw new InvalidOperationException($"Unknown operator {Operator}."),
            };
        }
    }

    internal sealed record Comparison(string Operator, Expression Left, Expression Right) : Expression(ExpressionKind.Boolean)
    {
        public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);

        public override object Value(Configuration configuration)
        {
            var (a, b) = (Left.Value(configuration), Right.Value(configuration));
            return Operator switch
            {
                "==" => a.Equals(b),
                "!=" => !a.Equals(b),
                "<" => (double)a < (double)b,
                "<=" => (double)a <= (double)b,
                ">" => (double)a > (double)b,
                ">=" => (double)a >= (double)b,
                _ => throw new InvalidOperationException($"Unknown operator {Operator}."),
            };
        }
    }

    internal sealed record Logical(bool And, Expression Left, Expression Right) : Expression(ExpressionKind.Boolean)
    {
        public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);

        public override object Value(Configuration configuration) =>
            And ? Left.Value(configuration) is true && Right.Value(configuration) is true : Left.Value(configuration) is true || Right.Value(configuration) is true;
    }

    internal sealed record Not(Expression Of) : Expression(ExpressionKind.Boolean)
    {
        public override IEnumerable<string> Names => Of.Names;

        public override object Value(Configuration configuration) => Of.Value(configuration) is not true;
    }
}
