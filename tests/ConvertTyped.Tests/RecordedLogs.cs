using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tests;

/// <summary>Keeps every log record; a message ends with its exception, if there is one.</summary>
internal sealed class RecordedLogs : ILoggerFactory, ILogger
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

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _records.Enqueue((logLevel, eventId.Id, $"{formatter(state, exception)}{exception}"));

    public void Dispose()
    {
    }
}
