namespace RnnSweeps.Training.Text;

/// <summary>An address did not give the text; the message is what it answered.</summary>
internal sealed class DownloadException(string message, bool isWorthAnotherTry, Exception? inner = null) : Exception(message, inner)
{
    public bool IsWorthAnotherTry { get; } = isWorthAnotherTry;

    /// <summary>The host itself was not reached: its other addresses need no try.</summary>
    public bool IsUnreachable { get; init; }
}
