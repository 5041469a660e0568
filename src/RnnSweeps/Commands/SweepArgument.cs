using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Commands;

/// <summary>The id of a stored sweep.</summary>
internal sealed class SweepArgument : Argument<string>
{
    public SweepArgument()
        : base("SWEEP") => Description = "A sweep's id, as 'rnnsweeps list' shows it";

    /// <exception cref="UsageException">There is no such sweep.</exception>
    public Task<SweepRecord> FindAsync(ParseResult parse, ResultStore store, CancellationToken cancellation) =>
        FindAsync(parse.GetRequiredValue(this), store, cancellation);

    /// <exception cref="UsageException">There is no such sweep.</exception>
    public static async Task<SweepRecord> FindAsync(string text, ResultStore store, CancellationToken cancellation) =>
        (SweepId.TryParse(text, out var id) ? await store.FindSweepAsync(id, cancellation) : null)
            ?? throw new UsageException($"There is no sweep '{text}' in {store.Database}: 'rnnsweeps list' shows those that there are.");
}
