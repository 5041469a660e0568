namespace RnnSweeps.Results.Store.Databases;

/// <summary>
/// Connections that one silo holds at most. A server allows 100 by default, three of them for superusers: ten silos leave room for
/// commands.
/// </summary>
public static class PostgresConnections
{
    /// <summary>Of the store, unless its address has a "Maximum Pool Size".</summary>
    public const int OfWork = 6;

    /// <summary>Of the silo's lease.</summary>
    public const int OfLeases = 1;

    /// <summary>Of the cluster's membership.</summary>
    public const int OfMembership = 2;

    public const int OfASilo = OfWork + OfLeases + OfMembership;
}
