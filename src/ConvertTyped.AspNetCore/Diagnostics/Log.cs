using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Diagnostics;

/// <summary>The log messages of this package. No message contains a visitor id, an attribute value or a cookie.</summary>
internal static partial class Log
{
    internal const string Category = "ConvertTyped.AspNetCore";

    [LoggerMessage(100, LogLevel.Error, "{Option} threw {Exception}. Requests continue without the delegate's result. This is logged once.")]
    internal static partial void DelegateFailed(ILogger logger, string option, string exception);

    [LoggerMessage(101, LogLevel.Warning, "ConvertVisitorOptions.VisitorId returned an id that cannot be used, so the cookie identifies the visitor. An id must not be blank or longer than 256 characters, contain control characters or invalid Unicode, or begin with 'cookie/'. This is logged once.")]
    internal static partial void UnusableVisitorId(ILogger logger);

    [LoggerMessage(102, LogLevel.Information, "The explain page at {Pattern} is not mapped: the environment is not Development and MapConvertExplain has no authorization policy. To map the page, pass a policy.")]
    internal static partial void ExplainNotMapped(ILogger logger, string pattern);

    [LoggerMessage(103, LogLevel.Warning, "The stored state of a visitor who withdrew consent could not be deleted: {Exception}. Check the data store.")]
    internal static partial void ForgetFailed(ILogger logger, string exception);

    [LoggerMessage(104, LogLevel.Error, "The visitor cookie cannot be set, because Data Protection failed with {Exception}. New visitors are not recognized, and nothing is stored or tracked for them until Data Protection works again. Check that the application can read and write its Data Protection keys. This is logged once.")]
    internal static partial void CookieNotProtected(ILogger logger, string exception);

    [LoggerMessage(105, LogLevel.Warning, "A decision was made after the response had started with headers that allow proxies to cache the response, so proxies may serve it to other visitors. Make decisions before the first byte is written. This is logged once.")]
    internal static partial void LateDecision(ILogger logger);

    [LoggerMessage(106, LogLevel.Error, "A ConvertContext of one visitor's request was used in the request of another visitor, so it made no decision. Code that serves several requests, such as a reusable filter, must inject IConvertContextAccessor and read Current for each use. This is logged once.")]
    internal static partial void ForeignContext(ILogger logger);

    [LoggerMessage(107, LogLevel.Warning, "A ConvertContext was first used after the response had started, so a new visitor gets no cookie, and the visitor's decisions are neither stored nor tracked. Use the context before the first byte is written. This is logged once.")]
    internal static partial void LateContext(ILogger logger);

    [LoggerMessage(108, LogLevel.Warning, "Data Protection could not read a visitor cookie ({Exception}), so its sender counts as a new visitor. If a visitor edited the cookie, this is expected. If all visitors are new, check that the servers share their keys and keep them across restarts. This is logged once.")]
    internal static partial void CookieNotRead(ILogger logger, string exception);
}
