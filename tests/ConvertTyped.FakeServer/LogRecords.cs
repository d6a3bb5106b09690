using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.FakeServer;

/// <summary>One log record, as text.</summary>
public sealed record LogRecord(LogLevel Level, int EventId, string Text);

/// <summary>Keeps every log record, debug ones included.</summary>
public sealed class LogRecords : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<LogRecord> _records = new();

    public IReadOnlyCollection<LogRecord> All => _records;

    public IEnumerable<LogRecord> Of(int eventId) => _records.Where(record => record.EventId == eventId);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _records.Enqueue(new(logLevel, eventId.Id, $"{formatter(state, exception)} {exception}"));

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
