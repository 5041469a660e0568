namespace RnnSweeps.Results.Store;

/// <summary>One start of a host in a cluster: never used again once its lease has ended.</summary>
/// <param name="Silo">Address and generation, <c>10.0.0.2:11111@123</c>: the <see cref="Placement.Owner"/> of its attempts.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="ProcessId">On that machine.</param>
/// <param name="Slots">JSON: device and threads of each slot.</param>
/// <param name="ProgramVersion">Version of the program.</param>
public record SiloIdentity(string Silo, string Name, string Machine, int ProcessId, string Slots, string ProgramVersion);

/// <summary>A stored silo and its lease, for people: its times are those of the database's clock, and nothing waits for them.</summary>
/// <param name="LeaseUntil">The last lease's end, if that clock goes right.</param>
/// <param name="EndedAt">When it gave its lease up or others ended it; null before.</param>
/// <param name="IsLost">True if others ended it, because it was renewed no more.</param>
/// <param name="IsHeld">True while it holds its lease, as far as one look can tell.</param>
public sealed record SiloRecord(
    string Silo, string Name, string Machine, int ProcessId, string Slots, string ProgramVersion,
    DateTimeOffset StartedAt, DateTimeOffset LeaseUntil, DateTimeOffset? EndedAt, bool IsLost, bool IsHeld)
    : SiloIdentity(Silo, Name, Machine, ProcessId, Slots, ProgramVersion);

/// <summary>A lease that nobody has ended, as it was seen: it has been renewed since if the next look differs in anything.</summary>
/// <param name="Silo">Whose.</param>
/// <param name="Renewals">So many so far.</param>
/// <param name="Until">The text that stands for its end: programs that count no renewals change this alone.</param>
/// <param name="Length">How long its silo counts on it after each renewal.</param>
public sealed record LeaseObservation(string Silo, long Renewals, string Until, TimeSpan Length);
