namespace RnnSweeps.Chaos;

internal static class ExitCode
{
    public const int Kept = 0;

    /// <summary>A promise was broken; the folders are kept.</summary>
    public const int Broken = 1;

    /// <summary>This machine lacks what the verb needs, so nothing was shown.</summary>
    public const int Skipped = 2;
}

/// <summary>This machine lacks something; the message says what, and how to get it.</summary>
internal sealed class SkippedException(string message) : Exception(message);
