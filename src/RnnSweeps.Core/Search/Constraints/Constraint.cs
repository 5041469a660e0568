using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Search.Constraints;

/// <summary>
/// What every configuration of a sweep must satisfy, such as <c>parameters &lt;= 2e6 and layers * hidden &lt; 512</c>: numbers,
/// texts, parameters and <see cref="Figures"/>, compared and combined. It is parsed, never executed.
/// </summary>
/// <param name="Text">As the file has it.</param>
/// <param name="Expression">Of truth.</param>
public sealed record Constraint(string Text, Expression Expression)
{
    public bool Holds(Configuration configuration) => Expression.Value(configuration) is true;

    /// <summary>The parameters and figures that it speaks of.</summary>
    public IEnumerable<string> Names => Expression.Names;
}
