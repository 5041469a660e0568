namespace RnnSweeps.Orchestration.Security;

/// <summary>Certificates or tokens cannot be used; the message is a sentence for each problem, with the remedy.</summary>
public sealed class HostSecurityException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static void ThrowIfAny(IReadOnlyCollection<string> problems)
    {
        if (problems.Count > 0) throw new HostSecurityException(string.Join(' ', problems));
    }
}
