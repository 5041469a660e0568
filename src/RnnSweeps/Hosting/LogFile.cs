using System.Globalization;
using Microsoft.Extensions.Logging;
using RnnSweeps.Core;
using RnnSweeps.Orchestration.Security;

namespace RnnSweeps.Hosting;

/// <summary>
/// The host's log: one line an entry, appended to a file, so that the terminal stays free for people. A log that cannot be
/// written (a full disk) stops no training. Secrets are taken out of every entry.
/// </summary>
internal sealed class LogFile : ILoggerProvider
{
    private readonly Lock _oneAtATime = new();
    private readonly StreamWriter _writer;
    private readonly TimeProvider _time;
    private readonly SecretText _secrets = Secrets.Of(Environment.GetEnvironmentVariable);

    public LogFile(string path, TimeProvider time)
    {
        _time = time;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
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
                _writer.WriteLine(entry);
            }
            catch (Exception failure) when (failure is IOException or ObjectDisposedException)
            {
                // Nobody is left to tell: the disk is full, or the program has ended.
            }
        }
    }

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
