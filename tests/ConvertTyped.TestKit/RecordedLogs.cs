using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.TestKit;

/// <summary>Records log messages of at least a given level. A message ends with its exception, if there is one.</summary>
public sealed class RecordedLogs(LogLevel minimum = LogLevel.Trace) : ILoggerFactory, ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, int Id, string Message)> _records = new();

    public IReadOnlyList<(LogLevel Level, int Id, string Message)> Records => [.. _records];

    public IEnumerable<string> Messages => _records.Select(record => record.Message);

    public IEnumerable<string> Warnings => AtLeast(LogLevel.Warning);

    public IEnumerable<string> Errors => AtLeast(LogLevel.Error);

    /// <summary>The messages with the given event id.</summary>
    public IEnumerable<string> Of(int id) => _records.Where(record => record.Id == id).Select(record => record.Message);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
            return;
        _records.Enqueue((logLevel, eventId.Id, $"{formatter(state, exception)}{exception}"));
    }

    public void Dispose()
    {
    }

    private IEnumerable<string> AtLeast(LogLevel level) => _records.Where(record => record.Level >= level).Select(record => record.Message);
}
