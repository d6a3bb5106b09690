using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConvertTyped.Diagnostics;

/// <summary>Catches exceptions that the application's logger throws when a message is logged, so that a logging failure does not fail an evaluation or a delivery.</summary>
internal sealed class IsolatedLogger(ILogger logger) : ILogger
{
    internal static ILogger From(ILoggerFactory? factory, string category = Diagnostics.Log.Category) =>
        factory is null ? NullLogger.Instance : new IsolatedLogger(factory.CreateLogger(category));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => logger.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return logger.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // The failure cannot be reported anywhere.
        }
    }
}
