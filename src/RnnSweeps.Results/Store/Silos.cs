namespace RnnSweeps.Results.Store;

/// <summary>One start of a host in a cluster: never used again once its lease has ended.</summary>
/// <param name="Silo">Address and generation, <c>10.0.0.2:11111@123</c>: the <see cref="AttemptPlace.Owner"/> of its attempts.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="ProcessId">On that machine.</param>
/// <param name="Slots">JSON: device and threads of each slot.</param>
/// <param name="ProgramVersion">Version of the program.</param>
public record SiloIdentity(string Silo, string Name, string Machine, int ProcessId, string Slots, string ProgramVersion);

/// <summary>A stored silo and its lease, by the database's clock.</summary>
/// <param name="LeaseUntil">The last lease's end; unless it is renewed before, the silo is gone for good.</param>
/// <param name="EndedAt">When it gave its lease up, or null.</param>
/// <param name="IsHeld">True while it holds its lease.</param>
public sealed record SiloRecord(
    string Silo, string Name, string Machine, int ProcessId, string Slots, string ProgramVersion,
    DateTimeOffset StartedAt, DateTimeOffset LeaseUntil, DateTimeOffset? EndedAt, bool IsHeld)
    : SiloIdentity(Silo, Name, Machine, ProcessId, Slots, ProgramVersion);
