using RnnSweeps.Results.Folders;
using RnnSweeps.Terminal;

namespace RnnSweeps.Hosting;

/// <summary>
/// A process that holds the lock of a results folder and listens to nobody: a host that starts or ends, or a command that writes
/// there. It is waited for, for a bounded time and with a word about it.
/// </summary>
internal sealed class DepartingHost(ResultsFolder folder, Screen screen, TimeProvider time)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Most are gone before anybody wonders.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    /// <summary>Longer than trainers take to leave their checkpoints, or are given before they are killed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly long _began = time.GetTimestamp();
    private bool _told;

    /// <summary>Waits for a moment.</summary>
    /// <exception cref="WorkFailedException">It has been waited for long enough.</exception>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var waited = time.GetElapsedTime(_began);
        if (waited > Patience) throw InUse();
        if (waited > Silence && !_told)
        {
            _told = true;
            screen.Say($"{Capital(Who)} starts or ends in {folder.Root}: waiting for it.");
        }
        await Task.Delay(BetweenLooks, time, cancellation);
    }

    public WorkFailedException InUse() => new(
        $"{folder.Root} is in use by {Who}: wait for it to end, hand your sweep to it with 'rnnsweeps submit FILE', or choose another folder with --results.");

    private string Who => HostLock.Holder(folder) is { } pid ? $"process {pid}" : "another process";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
