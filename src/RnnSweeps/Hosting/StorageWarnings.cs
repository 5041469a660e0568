using Microsoft.Extensions.Logging;
using RnnSweeps.Results.Folders;
using RnnSweeps.Results.Store;
using RnnSweeps.Terminal;

namespace RnnSweeps.Hosting;

/// <summary>
/// Says on the terminal what is wrong with the results folder (a full disk, a failing one) while its host tries again without end: the
/// host's log may lie on that very disk. Each trouble is said once; again if it has been away for a minute.
/// </summary>
internal sealed class StorageWarnings(Screen screen, TimeProvider time) : ILoggerProvider, ILogger
{
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, long> _met = new(StringComparer.Ordinal);

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel) || Sentence(exception) is not { } sentence) return;
        lock (_met)
        {
            var isNew = !_met.TryGetValue(sentence, out var met) || time.GetElapsedTime(met) > Away;
            _met[sentence] = time.GetTimestamp();
            if (isNew) screen.Say($"{sentence} Meanwhile this host tries again by itself.");
        }
    }

    /// <summary>A database that is away for a moment is no trouble of the folder.</summary>
    private static string? Sentence(Exception? error) => error switch
    {
        null or StoreUnavailableException => null,
        ResultsFolderException => error.Message,
        _ => Sentence(error.InnerException),
    };
}
