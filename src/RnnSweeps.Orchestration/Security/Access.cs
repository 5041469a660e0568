namespace RnnSweeps.Orchestration.Security;

/// <summary>What a token allows; each role includes those before it.</summary>
public enum Access
{
    /// <summary>To look: slots, progress.</summary>
    Read,

    /// <summary>To change: submit, cancel, pause, resume, retry, priority.</summary>
    Write,
}

/// <summary>
/// On a method of a grain interface: clients may call it with a token of this role. A method without it is a call among
/// silos, refused to every client whatever its token.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(Access access) : Attribute
{
    public Access Access { get; } = access;
}
