namespace RnnSweeps.Core.Search.Constraints;

/// <summary>A constraint cannot be understood.</summary>
/// <param name="position">In its text, from 0.</param>
public sealed class ConstraintException(int position, string message) : Exception(message)
{
    public int Position { get; } = position;
}
