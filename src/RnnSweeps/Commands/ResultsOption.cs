using System.CommandLine;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Commands;

/// <summary>Where the results are: <c>--results</c>, else RNNSWEEPS_RESULTS, else <c>results</c>.</summary>
internal sealed class ResultsOption : Option<string?>
{
    public const string Variable = "RNNSWEEPS_RESULTS";

    public ResultsOption()
        : base("--results")
    {
        Description = $"Folder of the results [default: {Variable}, else results]";
        HelpName = "DIR";
    }

    public ResultsFolder Folder(ParseResult parse) =>
        new(parse.GetValue(this) is { Length: > 0 } given ? given
            : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable
            : "results");

    /// <summary>The store of that folder, for reading.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public async Task<ResultStore> OpenAsync(ParseResult parse, CancellationToken cancellation)
    {
        var folder = Folder(parse);
        return await ResultStore.OpenForReadingAsync(folder.Database, cancellation)
            ?? throw new UsageException($"There are no results in {folder.Root}: run a sweep first (rnnsweeps run FILE), or name another folder with --results.");
    }
}
