namespace RnnSweeps;

/// <summary>The person asked for something that cannot be; the message is one sentence with the fault, the value and the remedy.</summary>
internal sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner);
