using System.Globalization;
using RnnSweeps.Files;
using RnnSweeps.Results.Store.Databases;

namespace RnnSweeps.Chaos.CrashPoints;

/// <summary>
/// The real program, from its own entry point, in a process that ends itself with signal 9 before a certain operation on the
/// disk or the database. Its trainers are such processes too.
/// </summary>
internal static class CutProgram
{
    public const string Verb = "cut";

    private const string TrainerVerb = "trainer", TrainerVariable = "RNNSWEEPS_CHAOS_CUT_TRAINER";

    public static bool Is(string[] arguments) => arguments is [Verb or TrainerVerb, ..];

    /// <param name="where">Host or trainer.</param>
    /// <param name="at">From 1.</param>
    public static (IReadOnlyList<string> Arguments, (string, string)[] Environment) Line(CutPlace where, CutKind kind, int at, params string[] program) => where == CutPlace.Host
        ? ([Verb, $"{kind}", $"{at}", .. program], [(TrainerVariable, $"{kind} 0")])
        : ([Verb, $"{kind}", "0", .. program], [(TrainerVariable, $"{kind} {at}")]);

    public static int Run(string[] arguments)
    {
        if (arguments is [Verb, var kind, var at, .. var rest])
        {
            Cut(new PowerCut(Enum.Parse<CutKind>(kind), Whole(at)));
            arguments = rest;
        }
        else if (Environment.GetEnvironmentVariable(TrainerVariable)?.Split(' ') is [var trainersKind, var trainersAt] && !File.Exists(PowerCut.Note))
        {
            var cut = new PowerCut(Enum.Parse<CutKind>(trainersKind), Whole(trainersAt));
            DiskOperations.Before = cut.Before;
        }
        return (int)typeof(UsageException).Assembly.EntryPoint!.Invoke(null, [arguments])!;
    }

    /// <summary>Every operation of the host: files, texts, and each statement of the writer, with BEGIN and COMMIT.</summary>
    private static void Cut(PowerCut cut)
    {
        DiskOperations.Before = cut.Before;
        SqliteDatabase.Opened = connection =>
        {
            cut.Opened(connection.DataSource);
            StatementTrace.Follow(connection, sql => cut.Before("statement", sql), cut.After);
        };
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Whose operations are counted.</summary>
internal enum CutPlace
{
    Host,
    Trainer,
}

/// <summary>What a cut ends, and what it takes.</summary>
internal enum CutKind
{
    /// <summary>The process alone; all it did is there.</summary>
    Kill,

    /// <summary>All processes, and whatever was not flushed to the disk.</summary>
    Power,
}
