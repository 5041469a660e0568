using Microsoft.Data.Sqlite;
using RnnSweeps.Results.Folders;
using SQLitePCL;

namespace RnnSweeps.Results.Store.Databases;

/// <summary>SQLite's faults that come from the disk, as one sentence with a remedy.</summary>
internal static class SqliteErrors
{
    /// <summary>The same error in plain words, or the error itself where the disk is not to blame.</summary>
    public static Exception Explain(SqliteException error, string database) => error.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => Folder($"The disk is full: {database} could not be written. Free some space and start again; nothing that was stored is lost"),
        raw.SQLITE_READONLY => Folder($"{database} cannot be written: give the user write access to it and its folder, or choose another results folder"),
        raw.SQLITE_CANTOPEN => Folder($"{database} cannot be opened: check that its folder exists and that the user may write there"),
        raw.SQLITE_NOTADB => Folder($"{database} is no SQLite database: move it away, or choose another results folder"),
        raw.SQLITE_CORRUPT => Folder($"{database} is damaged ({error.Message}): restore it from a copy, or move it away and start afresh"),
        raw.SQLITE_IOERR => Folder($"The disk failed while {database} was used ({error.Message}): check the disk, then start again"),
        raw.SQLITE_BUSY => Folder($"{database} is locked by another process for longer than {SqliteDatabase.BusySeconds} seconds: end the program or shell that holds it, then try again"),
        _ => error,
    };

    private static ResultsFolderException Folder(string sentence) => new(sentence + ".");

    public static T Explained<T>(string database, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException error) when (Explain(error, database) is ResultsFolderException told)
        {
            throw told;
        }
    }
}
