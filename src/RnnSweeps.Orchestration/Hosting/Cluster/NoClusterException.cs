namespace RnnSweeps.Orchestration.Hosting.Cluster;

/// <summary>The cluster cannot be joined or reached; the message says why and what to do.</summary>
public sealed class NoClusterException(string message, Exception? inner = null) : Exception(message, inner);
