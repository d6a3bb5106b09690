using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Tests;

/// <summary>Keeps every log record of an application, whatever its level.</summary>
internal sealed class RecordedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _records = new();

    internal IReadOnlyList<string> All => [.. _records.Select(record => record.Text)];

    internal IReadOnlyList<string> Errors => [.. _records.Where(record => record.Level >= LogLevel.Error).Select(record => record.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _records.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
    }
}
