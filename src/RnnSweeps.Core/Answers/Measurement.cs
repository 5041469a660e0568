using RnnSweeps.Core.Parameters;

namespace RnnSweeps.Core.Answers;

/// <summary>What one run came to.</summary>
/// <param name="Index">Place of its configuration in the sweep, from 1.</param>
/// <param name="Label">The parameters in which the sweep's configurations differ.</param>
/// <param name="Texts">Fingerprints of what it trained on: runs with others are never averaged.</param>
/// <param name="Value">The figure that is asked about; finite.</param>
public sealed record Measurement(int Index, string Label, Configuration Configuration, long Seed, string Texts, double Value);

/// <summary>What is asked about, in words.</summary>
/// <param name="Name">Such as <c>val_ppl</c>, or <c>ppl on ledger</c>.</param>
public sealed record Question(string Name, bool Minimize)
{
    public string Better => Minimize ? "lower" : "higher";

    public string Best => Minimize ? "lowest" : "highest";
}
