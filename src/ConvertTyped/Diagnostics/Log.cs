using Microsoft.Extensions.Logging;

namespace ConvertTyped.Diagnostics;

/// <summary>
/// The log records of the core, except the <c>feature_flag.evaluation</c> records, which <c>EvaluationTelemetry</c> writes. No record in this class contains
/// a secret, a raw visitor id, an attribute's value, or more than the last four characters of an SDK key.
/// </summary>
internal static partial class Log
{
    internal const string Category = "ConvertTyped";

    [LoggerMessage(1, LogLevel.Warning, "The config of project {ProjectId} has a problem: {Warning}")]
    internal static partial void ConfigWarning(ILogger logger, string projectId, string warning);

    [LoggerMessage(2, LogLevel.Warning,
        "Some experiences run only in certain environments, but ConvertOptions.Environment is not set, so environments are not checked. "
        + "Set the option to the name that this process's environment has in Convert, such as 'live'.")]
    internal static partial void EnvironmentUnchecked(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning,
        "The value of the JSON variable '{Variable}' of the feature '{Feature}' does not have the shape that the generated code expects. "
        + "The first mismatch found is at '{Member}'. Correct the value in Convert, or run 'convert-typed pull' and rebuild the application.")]
    internal static partial void UnexpectedShape(ILogger logger, string feature, string variable, string member);

    [LoggerMessage(4, LogLevel.Warning,
        "The config of project {ProjectId} differs from the config that the code was generated from: {Difference}. "
        + "To update the code, run 'convert-typed pull' and rebuild the application.")]
    internal static partial void ConfigDrifted(ILogger logger, string projectId, ConfigDifference difference);

    [LoggerMessage(5, LogLevel.Warning,
        "The log omits further differences between the config of project {ProjectId} and the config that the code was generated from. "
        + "The number of omitted differences is {Count}.")]
    internal static partial void ConfigDriftedFurther(ILogger logger, string projectId, int count);

    [LoggerMessage(6, LogLevel.Information,
        "Tracking is on: decisions and conversions are sent to {Host}. To turn tracking off, set ConvertOptions.EnableTracking to false.")]
    internal static partial void TrackingEnabled(ILogger logger, string host);

    [LoggerMessage(7, LogLevel.Information,
        "Tracking is off (ConvertOptions.EnableTracking is false): decisions are made, but no events are sent to Convert.")]
    internal static partial void TrackingDisabled(ILogger logger);

    [LoggerMessage(10, LogLevel.Warning,
        "The regular expressions in rules took longer than 100 ms in one evaluation. Rules whose regular expressions timed out or were skipped "
        + "do not match, even if they are negated. Simplify the regular expressions in Convert. This warning is logged once.")]
    internal static partial void PatternTimedOut(ILogger logger);

    [LoggerMessage(14, LogLevel.Warning,
        "The value of an attribute is longer than 8,192 characters, so rules with regular expressions do not match it, even if they are negated. "
        + "Pass a shorter value. This warning is logged once.")]
    internal static partial void TextTooLong(ILogger logger);

    [LoggerMessage(15, LogLevel.Warning,
        "Rules cannot read the attribute '{Key}', because it is or contains a value of type {Type} that has no string representation "
        + "or is nested too deeply. The value is read as null. Pass a string, number, boolean, list or dictionary. "
        + "This warning is logged once per attribute.")]
    internal static partial void AttributeUnread(ILogger logger, string key, string type);

    [LoggerMessage(11, LogLevel.Error,
        "The evaluation of {Key} failed with {ErrorType}, so its result is missing or incomplete. "
        + "Report this error to the maintainers of ConvertTyped.")]
    internal static partial void EvaluationFailed(ILogger logger, string errorType, string key);

    [LoggerMessage(12, LogLevel.Information, "{Reason} for visitor {Visitor}: {Explanation}")]
    internal static partial void Diagnosed(ILogger logger, string reason, string explanation, string visitor);

    [LoggerMessage(13, LogLevel.Warning, "The preview is ignored: {Why}")]
    internal static partial void PreviewIgnored(ILogger logger, string why);

    [LoggerMessage(20, LogLevel.Error, "A handler of the lifecycle event {Event} threw {ErrorType}. Evaluation and the other handlers are not affected. Fix the handler.")]
    internal static partial void HandlerFailed(ILogger logger, string @event, string errorType);

    [LoggerMessage(30, LogLevel.Warning,
        "The data store contains an unrecognized value under a visitor's key; the value is ignored and will be overwritten. "
        + "Check whether another application writes to the same keys.")]
    internal static partial void StoreContentIgnored(ILogger logger);

    [LoggerMessage(31, LogLevel.Error, "The data store failed; visitors' states are kept in memory until it works again. {Error}")]
    internal static partial void StoreFailed(ILogger logger, string error);

    [LoggerMessage(40, LogLevel.Warning,
        "Convert does not accept the conversion data key '{Key}', so its value is not sent. "
        + "Use amount, productsCount, transactionId, or customDimension1 to customDimension5.")]
    internal static partial void ConversionDataIgnored(ILogger logger, string key);

    [LoggerMessage(47, LogLevel.Debug, "The conversion of visitor {Visitor} for the goal '{GoalKey}' is not tracked: {Reason}.")]
    internal static partial void ConversionMissed(ILogger logger, string goalKey, string visitor, string reason);

    [LoggerMessage(41, LogLevel.Warning,
        "The event queue is full ({Capacity} events), so new events are dropped until there is room. Check that the tracking endpoint and, "
        + "if you use them, the data store and the outbox can be reached, or increase ConvertOptions.MaxQueuedEvents.")]
    internal static partial void QueueOverflowed(ILogger logger, int capacity);

    [LoggerMessage(42, LogLevel.Debug, "Delivered {Events} events from {Visitors} visitors in {Attempts} attempts.")]
    internal static partial void Delivered(ILogger logger, int events, int visitors, int attempts);

    [LoggerMessage(43, LogLevel.Warning, "Delivering {Events} events failed after {Attempts} attempts; the events stay queued. {Error}")]
    internal static partial void DeliveryFailed(ILogger logger, int events, int attempts, string error);

    [LoggerMessage(44, LogLevel.Information, "Event delivery works again.")]
    internal static partial void DeliveryRecovered(ILogger logger);

    [LoggerMessage(45, LogLevel.Error,
        "{Events} events cannot be delivered and are dropped. {Error} "
        + "If the tracking endpoint rejected the events, check ConvertOptions.SdkKey and ConvertOptions.Transport.TrackEndpoint.")]
    internal static partial void BatchDropped(ILogger logger, int events, string error);

    [LoggerMessage(46, LogLevel.Warning,
        "The core was closed with {Events} undelivered events. Call FlushAsync before you dispose the core, or set ConvertOptions.Outbox.")]
    internal static partial void ClosedWithEvents(ILogger logger, int events);

    [LoggerMessage(32, LogLevel.Warning,
        "The core was closed before the states of {States} visitors were written to the data store. Call FlushAsync before you dispose the core.")]
    internal static partial void ClosedWithStates(ILogger logger, int states);

    [LoggerMessage(48, LogLevel.Debug,
        "{Events} events are not sent because another process that shares the data store stored the same decisions or conversions first.")]
    internal static partial void EventsWithdrawn(ILogger logger, int events);

    [LoggerMessage(49, LogLevel.Warning,
        "{Events} events are sent although the data store did not confirm in time that no other process sends them. The events may be counted twice. "
        + "Check whether the data store is slow or unavailable.")]
    internal static partial void EventsUnconfirmed(ILogger logger, int events);

    [LoggerMessage(50, LogLevel.Warning, "Fetching the config failed; the current config, if any, stays in use. {Error}")]
    internal static partial void RefreshFailed(ILogger logger, string error);

    [LoggerMessage(51, LogLevel.Information, "Fetching the config works again.")]
    internal static partial void RefreshRecovered(ILogger logger);

    [LoggerMessage(52, LogLevel.Information, "The config of project {ProjectId} is now in use. SDK key: {SdkKey}.")]
    internal static partial void ConfigUpdated(ILogger logger, string projectId, string sdkKey);

    [LoggerMessage(54, LogLevel.Warning, "The config endpoint served a config that is older than the config in use. The older config is ignored.")]
    internal static partial void OlderConfigIgnored(ILogger logger);

    [LoggerMessage(55, LogLevel.Debug, "The config is not refreshed: {Why}.")]
    internal static partial void NothingToRefresh(ILogger logger, string why);

    [LoggerMessage(56, LogLevel.Warning,
        "The config could not be fetched, so the cached config of project {ProjectId}, fetched {Age} ago, is used.")]
    internal static partial void CachedConfigUsed(ILogger logger, string projectId, TimeSpan age);

    [LoggerMessage(57, LogLevel.Warning, "The cached config is ignored: {Reason}.")]
    internal static partial void CachedConfigIgnored(ILogger logger, string reason);

    [LoggerMessage(58, LogLevel.Warning,
        "The config could not be written to the config cache: {ErrorType}. If Convert cannot be reached, a new process does not find this config in the cache. "
        + "Check that this process can write to the cache.")]
    internal static partial void ConfigNotCached(ILogger logger, string errorType);

    [LoggerMessage(60, LogLevel.Error, "The outbox failed; events that cannot be written to it are kept in memory until it works again. {Error}")]
    internal static partial void OutboxFailed(ILogger logger, string error);

    [LoggerMessage(61, LogLevel.Information, "The outbox works again.")]
    internal static partial void OutboxRecovered(ILogger logger);

    [LoggerMessage(62, LogLevel.Warning,
        "{Events} events were removed from the outbox before delivery, because the outbox was full or the events were too old. "
        + "Check that the tracking endpoint can be reached.")]
    internal static partial void EventsRemovedFromOutbox(ILogger logger, int events);

    [LoggerMessage(63, LogLevel.Warning,
        "{Events} delivered or rejected events could not be removed from the outbox. These events may be sent again and counted twice. "
        + "Check whether the outbox is slow or unavailable.")]
    internal static partial void EventsMayRepeat(ILogger logger, int events);
}
