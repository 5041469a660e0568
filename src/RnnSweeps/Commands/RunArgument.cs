using System.CommandLine;
using RnnSweeps.Core.Runs;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Commands;

/// <summary>The id of a stored run.</summary>
internal sealed class RunArgument : Argument<string>
{
    public RunArgument()
        : base("RUN") => Description = "A run's id, such as quickstart/0001";

    /// <exception cref="UsageException">There is no such run.</exception>
    public Task<RunRecord> FindAsync(ParseResult parse, ResultStore store, CancellationToken cancellation) =>
        FindAsync(parse.GetRequiredValue(this), store, cancellation);

    /// <exception cref="UsageException">There is no such run.</exception>
    public static async Task<RunRecord> FindAsync(string text, ResultStore store, CancellationToken cancellation) =>
        (RunId.TryParse(text, out var id) ? await store.FindRunAsync(id, cancellation) : null)
            ?? throw new UsageException($"There is no run '{text}' in {store.Database}: 'rnnsweeps show SWEEP' shows those of a sweep.");
}
