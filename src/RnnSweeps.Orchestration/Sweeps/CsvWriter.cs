using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RnnSweeps.Core.Sweeps;

namespace RnnSweeps.Orchestration.Sweeps;

/// <summary>Writes the CSV files of a sweep.</summary>
internal delegate Task WriteCsv(SweepId sweep, CancellationToken cancellation);

/// <summary>
/// Writes the CSV files of sweeps beside everything else: it takes minutes for a large sweep, and nobody who answers others
/// waits for it. A host that stops in good order waits until they are written.
/// </summary>
internal sealed partial class CsvWriter(WriteCsv write, ILogger<CsvWriter> logger) : IHostedService, IDisposable
{
    /// <summary>Sweeps that are written at the same time: each takes a core and a reader of the database.</summary>
    private const int AtOnce = 2;

    private readonly ConcurrentDictionary<SweepId, Task> _writing = [];
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly CancellationTokenSource _stopped = new();

    public bool IsWriting(SweepId sweep) => _writing.ContainsKey(sweep);

    /// <summary>Ends, without an exception, when the files show what the store has at this moment or later; what prevented it is in the log.</summary>
    public Task WriteAsync(SweepId sweep)
    {
        lock (_writing)
        {
            var former = _writing.GetValueOrDefault(sweep, Task.CompletedTask);
            var writing = Task.Run(() => WriteAfterAsync(former, sweep));
            _writing[sweep] = writing;
            _ = ForgetAsync(sweep, writing);
            return writing;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_writing.Values).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            foreach (var sweep in _writing.Keys) LogNoCsv(sweep, "The host had to end before.", null);
            await _stopped.CancelAsync();
        }
    }

    public void Dispose()
    {
        _stopped.Dispose();
        _turns.Dispose();
    }

    private async Task WriteAfterAsync(Task former, SweepId sweep)
    {
        await former;
        try
        {
            await _turns.WaitAsync(_stopped.Token);
            try
            {
                await write(sweep, _stopped.Token);
            }
            finally
            {
                _turns.Release();
            }
        }
#pragma warning disable CA1031 // A boundary: the sweep ends all the same, and its files can be written again from the store.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogNoCsv(sweep, error.Message, error);
        }
    }

    private async Task ForgetAsync(SweepId sweep, Task writing)
    {
        await writing;
        _writing.TryRemove(new(sweep, writing));
    }

    [LoggerMessage(LogLevel.Warning, "The CSV files of sweep {Sweep} could not be written; 'rnnsweeps export {Sweep}' writes them again. {Problem}")]
    private partial void LogNoCsv(SweepId sweep, string problem, Exception? error);
}
