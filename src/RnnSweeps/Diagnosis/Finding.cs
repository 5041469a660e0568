namespace RnnSweeps.Diagnosis;

internal enum Verdict
{
    Ok,

    /// <summary>Works, less well than it could.</summary>
    Warning,

    /// <summary>Something that RnnSweeps needs does not work.</summary>
    Failed,
}

/// <summary>What one check found.</summary>
/// <param name="Remedy">What to do about it; null where nothing is to be done.</param>
internal sealed record Finding(string Check, Verdict Verdict, string Found, string? Remedy = null);
