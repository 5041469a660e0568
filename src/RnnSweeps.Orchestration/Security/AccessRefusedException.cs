using Orleans;

namespace RnnSweeps.Orchestration.Security;

/// <summary>A silo refused a call of a client; the message says what its token lacks, and never the token.</summary>
[GenerateSerializer, Alias("rnnsweeps.access-refused")]
public sealed class AccessRefusedException(string message) : Exception(message);
