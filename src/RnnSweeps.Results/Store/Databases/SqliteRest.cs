using Dapper;
using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Folders;
using SQLitePCL;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>
/// A database that nobody uses is one file. While it is used, what was written last lies in a log beside it (<c>-wal</c>), with
/// an index of that log (<c>-shm</c>); whoever closes it last takes the log into the file.
/// </summary>
internal static class SqliteRest
{
    /// <summary>How long to wait for readers of other processes; what they keep in the log stays there until they end.</summary>
    private const int PatienceMilliseconds = 2000;

    private static string Log(string file) => file + "-wal";

    /// <summary>Takes everything that was written into the file itself.</summary>
    public static void EmptyLog(SqliteConnection writer)
    {
        try
        {
            writer.Execute($"PRAGMA busy_timeout = {PatienceMilliseconds}");
            writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // The disk is full or has failed: the log keeps what it has, and the next one to close tries again.
        }
    }

    /// <summary>
    /// After reading. One who reads only leaves the log and its index lying, an empty one as well as that of a host that was
    /// killed. While a host runs, they are its own.
    /// </summary>
    public static void LeaveOneFile(string file)
    {
        if (!File.Exists(Log(file)) || IsUsed(file)) return;
        try
        {
            using var last = new SqliteConnection(SqliteDatabase.ConnectionString(file, SqliteOpenMode.ReadWrite, pooling: false));
            last.Open();
            last.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Whoever may not write here has read all the same; and a damaged file was told of when it was read.
        }
    }

    /// <summary>True for a file at rest where no index can be made beside it, as on a disk that takes no writes: nobody can change it.</summary>
    public static bool LiesStill(string file)
    {
        if (!File.Exists(file) || (File.Exists(Log(file)) && new FileInfo(Log(file)).Length > 0)) return false;
        try
        {
            using var first = new SqliteConnection(SqliteDatabase.ConnectionString(file, SqliteOpenMode.ReadOnly, pooling: false));
            first.Open();
            first.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master");
            return false;
        }
        catch (SqliteException error)
        {
            return error.SqliteErrorCode == raw.SQLITE_CANTOPEN && !IsUsed(file);
        }
    }

    private static bool IsUsed(string file) => HostLock.IsHeld(new ResultsFolder(Path.GetDirectoryName(Path.GetFullPath(file))!));

    /// <summary>The same file for SQLite, which then makes none beside it.</summary>
    public static string Unchanging(string file) => new Uri(file).AbsoluteUri + "?immutable=1";
}
