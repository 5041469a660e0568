using System.CommandLine;
using RnnSweeps.Results.Queries;
using RnnSweeps.Terminal;
using RnnSweeps.Terminal.Tables;

namespace RnnSweeps.Commands;

internal sealed class QueryCommand : Command
{
    private const int DefaultTableRows = 1000;
    private const int DefaultRows = 1_000_000;

    /// <summary>Characters of a text that a narrow terminal shows at least.</summary>
    private const int LeastText = 16;

    private readonly Argument<string> _sql = new("SQL") { Description = "One SELECT over the tables and views of the store" };
    private readonly FormatOption _format = new("table", "csv", "json");
    private readonly Option<int?> _limit = new("--limit") { Description = $"Rows at most [default: {DefaultTableRows} in a table, {DefaultRows} in csv and json]", HelpName = "N" };
    private readonly Option<int> _timeout = new("--timeout") { Description = "Seconds after which it is given up", HelpName = "SECONDS", DefaultValueFactory = _ => 60 };
    private readonly ResultsOption _results = new();
    private readonly Screen _screen;

    public QueryCommand(Screen screen)
        : base("query", "Answer a question in SQL; views: leaderboard, run_summary, curves, comparisons. Nothing can be changed.")
    {
        _screen = screen;
        Add(_sql);
        Add(_format);
        Add(_limit.AtLeast(1));
        Add(_timeout.AtLeast(1));
        _results.AddTo(this);
        SetAction(QueryAsync);
    }

    private async Task<int> QueryAsync(ParseResult parse, CancellationToken cancellation)
    {
        await using var store = await _results.OpenAsync(parse, cancellation);
        var format = parse.GetRequiredValue(_format);
        var limit = parse.GetValue(_limit) ?? (format == "table" ? DefaultTableRows : DefaultRows);
        var result = await ReadOnlyQuery.RunAsync(store, parse.GetRequiredValue(_sql), limit, TimeSpan.FromSeconds(parse.GetValue(_timeout)), cancellation);
        switch (format)
        {
            case "csv": result.WriteCsv(_screen.Output); break;
            case "json": result.WriteJson(_screen.Output); break;
            default: _screen.Show(Table(result)); break;
        }
        if (result.Cut) _screen.Say($"Only the first {limit} rows are shown: ask for more with --limit.");
        return ExitCode.Done;
    }

    /// <summary>Nobody knows which columns matter: long cells are cut off first, then the last columns are left out, never the first.</summary>
    private static TextTable Table(QueryResult result)
    {
        var numeric = Enumerable.Range(0, result.Columns.Count).Select(i => result.Rows.Count > 0 && result.Rows.All(r => r[i] is null or long or double)).ToList();
        var table = new TextTable([.. result.Columns.Select((name, i) => new TextColumn(name) { ToTheRight = numeric[i], Least = numeric[i] ? null : LeastText, LeftOut = i == 0 ? null : result.Columns.Count - i })]);
        foreach (var row in result.Rows) table.Add([.. row.Select(value => (TextCell)$"{value}")]);
        return table;
    }
}
