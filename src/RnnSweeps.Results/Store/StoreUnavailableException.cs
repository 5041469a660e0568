using RnnSweeps.Results.Folders;

namespace RnnSweeps.Results.Store;

/// <summary>
/// The database was out of reach for so long that the store gave up. Nothing of the operation was stored, unless the
/// connection broke during its commit: then nobody can know before the database is back. Every operation may be asked for again.
/// </summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : ResultsFolderException(message, inner);
