using System.Net.Sockets;
using Npgsql;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>What PostgreSQL's errors mean for the one who asked: once more, later, or never.</summary>
internal static class PostgresErrors
{
    private const string IdleInTransaction = "25P03";
    private const string IdleSession = "57P05";

    /// <summary>Nothing is left of the transaction, and the same operation may now find what it collided with.</summary>
    public static bool IsConflict(Exception error) => error is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    };

    /// <summary>The connection is gone, or there is none to be had for the moment: the server restarts, fails over or is cut off.</summary>
    public static bool IsLost(Exception error) => error switch
    {
        PostgresException { SqlState: var state } => state.StartsWith("08", StringComparison.Ordinal) || state is
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or
            PostgresErrorCodes.TooManyConnections or IdleInTransaction or IdleSession,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException or EndOfStreamException or ObjectDisposedException } => true,
        NpgsqlException { IsTransient: true } => true,
        // A name that cannot be resolved comes as it is. A fault of a file does too, and is none of the server's.
        SocketException or TimeoutException => true,
        _ => false,
    };

    /// <summary>The server is there and has no connection left: those that one has stay good, and others end in a while.</summary>
    public static bool IsCrowded(Exception error) => error is PostgresException { SqlState: PostgresErrorCodes.TooManyConnections };

    /// <summary>The same error in plain words, or the error itself where neither the server nor its settings are to blame.</summary>
    public static Exception Explain(Exception error, string database) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => Described(
            $"{database} refuses the user or the password: correct them in --store or RNNSWEEPS_STORE, in PGPASSWORD or in the passfile", error),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => Described(
            $"The server of {database} has no database of that name: create it there, owned by the user of the store", error),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied => Described(
            $"The user of {database} lacks a right ({denied.MessageText}): let it own the database, or let it be a member of the role that made the tables", error),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Described(
            $"The disk of {database} is full: free some space there; nothing that was stored is lost", error),
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => Described(
            $"{database} takes no writes: it is a standby or set to read-only; name the primary server in --store", error),
        PostgresException { SqlState: PostgresErrorCodes.DependentObjectsStillExist } dependent => Described(
            $"Views or tables of your own stand on those of {database} ({dependent.Detail}): drop them, start again, and make them anew", error),
        _ when IsCrowded(error) => new StoreUnavailableException(
            $"{database} has no connection left ({Reason(error)}): raise max_connections there ({PostgresConnections.OfASilo} for each silo and some for commands), or end what holds them.", error),
        _ when IsLost(error) => new StoreUnavailableException(
            $"{database} cannot be reached ({Reason(error)}): check that PostgreSQL runs there and that the network lets this machine in, then start again.", error),
        _ => error,
    };

    private static ResultsFolderException Described(string sentence, Exception error) => new(sentence + ".", error);

    private static string Reason(Exception error) => error switch
    {
        PostgresException postgres => postgres.MessageText,
        NpgsqlException { InnerException: { } inner } => Reason(inner),
        _ => error.Message.TrimEnd('.'),
    };
}
