using RnnSweeps.Core.Runs;

namespace RnnSweeps.Orchestration.Agents;

/// <summary>A run that a slot has been given, from the pull until its last word is stored.</summary>
internal sealed class Assignment(RunId run, CancellationToken draining) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(draining);

    public RunId Run => run;

    /// <summary>Its place on the host; null until it has one.</summary>
    public HostAdmission.Admission? Stay { get; set; }

    /// <summary>Cancelled when the run's trainer is wanted no longer, or the host stops.</summary>
    public CancellationToken Stopped => _stop.Token;

    public void Stop()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Its last word was stored a moment ago.
        }
    }

    public void Dispose()
    {
        Stay?.Dispose();
        _stop.Dispose();
    }
}
