namespace RnnSweeps.Results.Queries;

/// <summary>A query that cannot be answered; the message says why in one sentence.</summary>
public sealed class QueryException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static QueryException None() => new("There is no query in this text: begin with SELECT or WITH.");

    internal static QueryException Several(Exception? inner = null) => new("There is more than one statement in this text: give one at a time.", inner);

    internal static QueryException Writes(Exception inner) => new("A query may only read, and this one tries to write: begin with SELECT or WITH.", inner);

    internal static QueryException TooLong(TimeSpan limit, Exception inner) =>
        new($"The query took longer than {limit.TotalSeconds:0.###} seconds: narrow it down, for example to one sweep.", inner);

    /// <param name="detail">The database's own words.</param>
    /// <param name="inner">Its error.</param>
    internal static QueryException Wrong(string detail, Exception? inner) =>
        new($"The query is wrong ({detail}). Views: run_summary, leaderboard, curves, comparisons; tables: sweeps, runs, attempts, epochs, evaluations, samples, checkpoints, texts, events.", inner);
}
