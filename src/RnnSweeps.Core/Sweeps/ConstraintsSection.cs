using RnnSweeps.Core.Search.Constraints;
using RnnSweeps.Core.Sweeps.Yaml;

namespace RnnSweeps.Core.Sweeps;

/// <summary>Reads <c>constraints</c> of a sweep file: one expression, or a list of them.</summary>
internal static class ConstraintsSection
{
    private const int MostConstraints = 100;

    public static IReadOnlyList<Constraint> Read(YamlPart? part, SweepProblems problems)
    {
        if (part is null) return [];
        IReadOnlyList<YamlPart> items = part is YamlList list ? list.Items : [part];
        if (items.Count is 0 or > MostConstraints)
            problems.Add(part, $"constraints must be a list of 1 to {MostConstraints} expressions, such as [\"parameters <= 2e6\"], found {items.Count}");
        return [.. items.Take(MostConstraints).Select(i => One(i, problems)).OfType<Constraint>()];
    }

    private static Constraint? One(YamlPart part, SweepProblems problems)
    {
        if (part is not YamlScalar { IsNothing: false, Text.Length: > 0 } scalar)
        {
            problems.Add(part, $"a constraint must be a text such as \"parameters <= 2e6\", found {part.Display}");
            return null;
        }
        try
        {
            return ConstraintParser.Parse(scalar.Text);
        }
        catch (ConstraintException error)
        {
            problems.Add(part.Line, part.Column + error.Position + (scalar.IsPlain ? 0 : 1), $"the constraint {scalar.Display} cannot be understood: {error.Message}");
            return null;
        }
    }
}
