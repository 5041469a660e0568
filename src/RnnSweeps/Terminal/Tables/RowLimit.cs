namespace RnnSweeps.Terminal.Tables;

/// <summary>How many rows of a table are shown where nobody asks for all.</summary>
internal static class RowLimit
{
    /// <summary>More than a person reads at once.</summary>
    public const int Most = 50;

    public static int Of(bool all) => all ? int.MaxValue : Most;
}
