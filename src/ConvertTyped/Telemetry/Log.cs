using Microsoft.Extensions.Logging;

namespace ConvertTyped.Telemetry;

/// <summary>Every log record that ConvertTyped writes. None holds an SDK key, a secret, a raw visitor id or an attribute's value.</summary>
internal static partial class Log
{
    internal const string Category = "ConvertTyped";

    [LoggerMessage(1, LogLevel.Warning, "The config of project {ProjectId}: {Warning}")]
    internal static partial void ConfigWarning(ILogger logger, string projectId, string warning);

    [LoggerMessage(2, LogLevel.Warning, "The config confines experiences to environments, but no environment is set: none is checked.")]
    internal static partial void EnvironmentUnchecked(ILogger logger);

    [LoggerMessage(10, LogLevel.Warning, "A rule's pattern took too long for a visitor's attributes; it counts as no match.")]
    internal static partial void PatternTimedOut(ILogger logger);

    [LoggerMessage(11, LogLevel.Error, "Evaluating failed with {ErrorType}; the visitor gets no result.")]
    internal static partial void EvaluationFailed(ILogger logger, string errorType);

    [LoggerMessage(20, LogLevel.Error, "A handler of the lifecycle event {Event} threw {ErrorType}.")]
    internal static partial void HandlerFailed(ILogger logger, string @event, string errorType);

    [LoggerMessage(30, LogLevel.Warning, "The data store holds something else than a visitor's state under a key of ours; it is ignored.")]
    internal static partial void StoreContentIgnored(ILogger logger);

    [LoggerMessage(31, LogLevel.Error, "The data store threw {ErrorType}; visitors' states are kept in memory until it works again.")]
    internal static partial void StoreFailed(ILogger logger, string errorType);
}
