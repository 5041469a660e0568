using System.Runtime.InteropServices;

namespace RnnSweeps.ScriptedTrainer;

/// <summary>As a trainer must: it leads a session of its own, so that its host finds all that it has started.</summary>
internal static partial class OwnSession
{
    public static void Begin() => _ = SetSid();

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int SetSid();
}
