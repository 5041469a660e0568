using RnnSweeps.Results.Folders;

namespace RnnSweeps.Results.Schema;

/// <summary>A store that was written by an older program and has not been opened for writing since; opening it so mends it.</summary>
public sealed class OlderSchemaException(string message) : ResultsFolderException(message);
