using RnnSweeps.Core.Runs;

namespace RnnSweeps.Training;

/// <summary>Why a run cannot be trained, in the words that its row will carry.</summary>
public sealed class TrainingException(FailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FailureKind Kind { get; } = kind;
}
