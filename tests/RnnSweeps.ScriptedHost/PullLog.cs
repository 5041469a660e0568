using System.Diagnostics.Metrics;
using System.Globalization;
using RnnSweeps.Orchestration.Telemetry;

namespace RnnSweeps.ScriptedHost;

/// <summary>How long the scheduler took to answer each slot that asked, a line each.</summary>
internal sealed class PullLog : IDisposable
{
    public const string Variable = "SCRIPTED_HOST_PULLS";

    private readonly MeterListener _listener = new();
    private readonly StreamWriter _file;

    private PullLog(string path)
    {
        _file = new StreamWriter(path, append: true) { AutoFlush = true };
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Instruments.MeterName && instrument.Name == Instruments.PullName) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => Write(seconds));
        _listener.Start();
    }

    public static PullLog? OfEnvironment() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? new PullLog(path) : null;

    public void Dispose()
    {
        _listener.Dispose();
        _file.Dispose();
    }

    private void Write(double seconds)
    {
        lock (_file) _file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:O} {seconds:0.000000}"));
    }
}
