namespace RnnSweeps.Diagnosis;

internal enum CheckStatus
{
    Ok,

    /// <summary>Works, less well than it could.</summary>
    Warning,

    /// <summary>Something that RnnSweeps needs does not work.</summary>
    Failed,
}

/// <summary>What one check found.</summary>
/// <param name="Remedy">What to do about it; null where nothing is to be done.</param>
internal sealed record Finding(string Check, CheckStatus Status, string Found, string? Remedy = null);
