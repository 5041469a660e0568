using System.CommandLine;
using RnnSweeps.Core;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;

namespace RnnSweeps.Commands;

/// <summary>Where the results are: <c>--results</c>, else RNNSWEEPS_RESULTS, else <c>results</c>; and the store, if it is not in that folder.</summary>
internal sealed class ResultsOption : Option<string?>
{
    public const string Variable = "RNNSWEEPS_RESULTS";

    private readonly SettingOption _store = new("--store", StoreVariable, "PostgreSQL of a cluster, such as \"Host=db;Database=rnnsweeps;Username=rnn\"; otherwise SQLite in that folder", "DATABASE");

    /// <summary>Better than the command line for what has a password in it.</summary>
    public const string StoreVariable = "RNNSWEEPS_STORE";

    public ResultsOption()
        : base("--results")
    {
        Description = $"Folder of the results [default: {Variable}, else results]";
        HelpName = "DIR";
    }

    /// <summary>Adds it together with <c>--store</c>, to a command that works with either kind of store.</summary>
    public void AddTo(Command command)
    {
        command.Add(this);
        command.Add(_store);
    }

    /// <summary>True if a password stands on the command line, which every user of the machine can read.</summary>
    public bool ShowsPassword(ParseResult parse) => parse.GetValue(_store) is { } text && SecretText.HasPassword(text);

    /// <exception cref="UsageException">--store names no database.</exception>
    public ResultsLocation Of(ParseResult parse)
    {
        if (_store.Of(parse) is not { } text) return new ResultsLocation(Folder(parse), null);
        try
        {
            return new ResultsLocation(Folder(parse), StoreAddress.Parse(text));
        }
        catch (FormatException error)
        {
            throw new UsageException($"--store: {error.Message}");
        }
    }

    public ResultsFolder Folder(ParseResult parse) =>
        new(parse.GetValue(this) is { Length: > 0 } given ? given
            : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable
            : "results");

    /// <summary>The store of that folder, for reading.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public async Task<ResultStore> OpenAsync(ParseResult parse, CancellationToken cancellation)
    {
        var place = Of(parse);
        return await ResultStore.OpenForReadingAsync(place.Address, place.Folder.Root, cancellation)
            ?? throw new UsageException(place.Store is null
                ? $"There are no results in {place.Folder.Root}: run a sweep first (rnnsweeps run FILE), or name another folder with --results."
                : $"There are no results in {place.Store}: start a silo first (rnnsweeps serve --store …), which lays the tables.");
    }
}

/// <summary>Where results are.</summary>
/// <param name="Store">The database of a cluster; null for SQLite in the folder.</param>
internal sealed record ResultsLocation(ResultsFolder Folder, StoreAddress? Store)
{
    public StoreAddress Address => Store ?? StoreAddress.OfFile(Folder.Database);
}
