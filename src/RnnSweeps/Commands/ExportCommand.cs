using System.CommandLine;
using RnnSweeps.Core.Sweeps;
using RnnSweeps.Results.Exports;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Commands;

internal sealed class ExportCommand : Command
{
    private readonly SweepArgument _sweep = new() { Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _sqlite = new("--sqlite")
    {
        Description = "Copy the store into this new SQLite file instead: tables and views, of the sweep alone or of all", HelpName = "FILE",
    };
    private readonly Option<string> _format = new("--format")
    {
        Description = "csv, json, parquet: leaderboard, runs and curves; tensorboard: event files; sqlite: the sweep as a store of its own", DefaultValueFactory = _ => "csv", HelpName = "FORMAT",
    };
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;

    public ExportCommand(Screen screen)
        : base("export", "Write a sweep's results as files into its folder. Or copy a store, a cluster's too, into one file.")
    {
        _screen = screen;
        Add(_sweep);
        Add(_format);
        _format.AcceptOnlyFromAmong("csv", "json", "parquet", "tensorboard", "sqlite");
        Add(_sqlite);
        _results.AddTo(this);
        SetAction(ExportAsync);
    }

    private async Task<int> ExportAsync(ParseResult parse, CancellationToken cancellation)
    {
        var (named, file) = (parse.GetValue(_sweep), parse.GetValue(_sqlite));
        if (named is null && file is null) throw new UsageException("Name a sweep, or give --sqlite FILE to copy all of them.");
        await using var store = await _results.OpenAsync(parse, cancellation);
        SweepId? sweep = named is null ? null : (await SweepArgument.FindAsync(named, store, cancellation)).Id;
        if (file is not null)
        {
            await StoreCopy.WriteAsync(store, file, sweep, cancellation: cancellation);
            _screen.Line(Path.GetFullPath(file));
            return ExitCode.Done;
        }
        foreach (var written in await WriteAsync(parse.GetValue(_format)!, store, _results.Folder(parse), sweep!.Value, cancellation)) _screen.Line(written);
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<string>> WriteAsync(string format, ResultStore store, ResultsFolder folder, SweepId sweep, CancellationToken cancellation)
    {
        switch (format)
        {
            case "csv": return await CsvExport.WriteAsync(store, folder, sweep, cancellation);
            case "json": return await JsonExport.WriteAsync(store, folder, sweep, cancellation);
            case "parquet": return await ParquetExport.WriteAsync(store, folder, sweep, cancellation);
            case "tensorboard": return [await TensorBoardExport.WriteAsync(store, folder, sweep, cancellation)];
            case "sqlite":
                await StoreCopy.WriteAsync(store, folder.SqliteExport(sweep), sweep, replace: true, cancellation);
                return [folder.SqliteExport(sweep)];
            default: throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format.");
        }
    }
}
