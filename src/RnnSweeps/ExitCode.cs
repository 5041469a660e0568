namespace RnnSweeps;

/// <summary>What the program says to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work was understood and could not be done, or a run failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line, the sweep file or a value in it is wrong: the same call fails again.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ended by Ctrl+C or a request to terminate; what was finished is kept.</summary>
    public const int Interrupted = 130;
}
