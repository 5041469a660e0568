namespace RnnSweeps;

/// <summary>The work was understood and could not be done; the message is one sentence with the fault, the value and the remedy.</summary>
internal sealed class WorkFailedException(string message, Exception? inner = null) : Exception(message, inner);
