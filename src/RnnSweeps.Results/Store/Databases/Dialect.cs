using System.Data.Common;
using RnnSweeps.Core.Parameters;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>Where the databases' SQL differs; everything else is one text for all of them.</summary>
internal abstract class Dialect
{
    /// <summary>Folder of the migrations beside <c>Migrations.cs</c>.</summary>
    public abstract string Folder { get; }

    /// <summary>Begins the transaction of a migration; nobody else migrates the same database until it ends.</summary>
    public abstract DbTransaction BeginMigration(DbConnection connection);

    public abstract bool HasTable(DbConnection connection, string table);

    /// <summary>Keeps others that ask the same from going on until this transaction ends; what it reads afterwards is what they left.</summary>
    public abstract void LockSweepsOf(DbConnection connection, string name);

    /// <inheritdoc cref="LockSweepsOf"/>
    public abstract void LockSweep(DbConnection connection, SweepId sweep);

    /// <summary>The clock that every host of the database shares.</summary>
    /// <param name="connection">Of the database.</param>
    /// <param name="host">The clock of this host, for a database that lives on it.</param>
    public abstract DateTimeOffset Now(DbConnection connection, TimeProvider host);

    /// <summary>What follows <c>FROM runs r</c> in a view so that <see cref="Column"/> finds the parameters.</summary>
    public virtual string Parameters => "";

    /// <summary>A parameter of the run <c>r</c>: an integer (0 or 1 for a truth), a double or a text; NULL where the run lacks it.</summary>
    public abstract string Column(Parameter parameter);

    /// <summary>The literal of what is larger than every number.</summary>
    public abstract string Infinity { get; }
}
