using System.Data.Common;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>Where the databases' SQL differs; everything else is one text for all of them.</summary>
internal abstract class Dialect
{
    /// <summary>Folder of the migrations beside <c>Migrations.cs</c>.</summary>
    public abstract string Folder { get; }

    /// <summary>Begins the transaction of a migration; nobody else migrates the same database until it ends.</summary>
    public abstract DbTransaction BeginMigration(DbConnection connection);

    public abstract bool HasTable(DbConnection connection, string table);
}
