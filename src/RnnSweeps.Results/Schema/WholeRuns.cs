using RnnSweeps.Core.Runs;

namespace RnnSweeps.Results.Schema;

/// <summary>The rule <see cref="RunOutcome.IsWhole"/> in SQL.</summary>
internal static class WholeRuns
{
    /// <summary>True for the runs whose training is whole, by the columns <c>state</c> and <c>reason</c>.</summary>
    public static string Sql { get; } = Of("");

    /// <summary>The same where several tables are read.</summary>
    /// <param name="table">Name or alias of the one with the runs.</param>
    public static string In(string table) => Of(table + ".");

    private static string Of(string prefix)
    {
        var (state, reason) = ($"{prefix}state", $"{prefix}reason");
        var stopped = $"{state} = '{RunState.Stopped.Name()}' AND {reason} = '{RunOutcome.Patience}'";
        return $"({state} = '{RunState.Completed.Name()}' OR ({stopped}))";
    }
}
