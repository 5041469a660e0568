using RnnSweeps.Terminal;

namespace RnnSweeps.Hosting;

/// <summary>The moment between Ctrl+C and the end of a host, which takes as long as its trainers take to leave their checkpoints.</summary>
internal static class Stopping
{
    /// <summary>Waits for the work; if it is interrupted, says what happens now, before the host is ended.</summary>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    public static async Task ToldAsync(Screen screen, Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            screen.Say("Stopping: each trainer leaves a checkpoint first; Ctrl+C again does not wait for them.");
            throw;
        }
    }
}
