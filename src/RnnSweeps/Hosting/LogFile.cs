using System.Globalization;
using Microsoft.Extensions.Logging;
using RnnSweeps.Core;
using RnnSweeps.Files;
using RnnSweeps.Orchestration.Security;
using RnnSweeps.Results.Folders;

namespace RnnSweeps.Hosting;

/// <summary>
/// The host's log: one line an entry, appended to a file of bounded length, so that the terminal stays free for people. A log that cannot be
/// written (a full disk) stops no training. Secrets are taken out of every entry.
/// </summary>
internal sealed class LogFile : ILoggerProvider
{
    private readonly Lock _oneAtATime = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly SecretText _secrets = Secrets.Of(Environment.GetEnvironmentVariable);

    private StreamWriter _writer;

    public LogFile(string path, TimeProvider time)
    {
        (_path, _time) = (path, time);
        DiskOperations.CreateFolder(Path.GetDirectoryName(path)!);
        _writer = Open();
    }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
        lock (_oneAtATime)
        {
            try
            {
                _writer.Dispose();
            }
            catch (IOException)
            {
                // What could not be written when it was logged cannot be written now.
            }
        }
    }

    private void Write(string category, LogLevel level, string message, Exception? error)
    {
        var at = _time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var entry = _secrets.Clean($"{at} {level} {category}: {VisibleText.Line(message)}{(error is null ? "" : "\n" + VisibleText.Lines($"{error}"))}");
        lock (_oneAtATime)
        {
            try
            {
                if (_writer.BaseStream.Position >= BoundedLog.Limit) BeginAnother();
                _writer.WriteLine(entry);
            }
            catch (Exception failure) when (failure is IOException or ObjectDisposedException)
            {
                // Nobody is left to tell: the disk is full, or the program has ended.
            }
        }
    }

    /// <summary>Where the next one cannot be opened, the old one goes on.</summary>
    private void BeginAnother()
    {
        var full = _writer;
        try
        {
            _writer = Open();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return;
        }
        full.Dispose();
    }

    private StreamWriter Open() => new(BoundedLog.Open(_path)) { AutoFlush = true };

    private sealed class Category(LogFile file, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) file.Write(name, logLevel, formatter(state, exception), exception);
        }
    }
}
