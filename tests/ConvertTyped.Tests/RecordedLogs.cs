using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tests;

/// <summary>Keeps every log record from <paramref name="least"/> on; a message ends with its exception, if there is one.</summary>
internal sealed class RecordedLogs(LogLevel least = LogLevel.Trace) : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, int Id, string Message)> _records = new();

    internal IReadOnlyList<(LogLevel Level, int Id, string Message)> Records => [.. _records];

    internal IEnumerable<string> Of(int id) => Records.Where(record => record.Id == id).Select(record => record.Message);

    internal IEnumerable<string> Warnings => Records.Where(record => record.Level >= LogLevel.Warning).Select(record => record.Message);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _records.Enqueue((logLevel, eventId.Id, $"{formatter(state, exception)}{exception}"));

    public void Dispose()
    {
    }
}
