using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace RnnSweeps.Chaos.CrashPoints;

/// <summary>
/// Each statement of a connection before and after it is done, with BEGIN, COMMIT and what a trigger does. The library's own
/// <c>sqlite3_trace</c> and <c>sqlite3_profile</c> turn each other off; <c>sqlite3_trace_v2</c> tells both, and is not in its .NET wrapper.
/// </summary>
internal static partial class StatementTrace
{
    private const string Library = "e_sqlite3";

    /// <summary><c>SQLITE_TRACE_STMT</c> and <c>SQLITE_TRACE_PROFILE</c> of sqlite3.h.</summary>
    private const uint Begins = 1, Ends = 2;

    private static readonly List<Callback> Kept = [];

    private delegate int Callback(uint what, nint context, nint statement, nint text);

    /// <param name="before">Told the statement's text, with its parameters' names.</param>
    /// <param name="after">Likewise.</param>
    public static void Follow(SqliteConnection connection, Action<string> before, Action<string> after)
    {
        Callback callback = (what, _, statement, text) =>
        {
            if (what == Begins) before(Text(text));
            else after(Text(SqlOf(statement)));
            return 0;
        };
        lock (Kept) Kept.Add(callback);
        var code = Trace(connection.Handle!.DangerousGetHandle(), Begins | Ends, Marshal.GetFunctionPointerForDelegate(callback), 0);
        if (code != 0) throw new InvalidOperationException($"sqlite3_trace_v2 gave {code}.");
    }

    private static string Text(nint text) => Marshal.PtrToStringUTF8(text) ?? "";

    [LibraryImport(Library, EntryPoint = "sqlite3_trace_v2")]
    private static partial int Trace(nint connection, uint mask, nint callback, nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3_sql")]
    private static partial nint SqlOf(nint statement);
}
