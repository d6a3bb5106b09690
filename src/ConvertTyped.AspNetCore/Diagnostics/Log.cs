using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Diagnostics;

/// <summary>The log messages of this package. No message contains a visitor id, an attribute value or a cookie.</summary>
internal static partial class Log
{
    internal const string Category = "ConvertTyped.AspNetCore";

    [LoggerMessage(100, LogLevel.Error, "The delegate {Option} threw {Exception}. Requests continue without its result; an exception from a consent delegate counts as a refusal of consent. Fix the delegate. This error is logged once per delegate.")]
    internal static partial void DelegateFailed(ILogger logger, string option, string exception);

    [LoggerMessage(101, LogLevel.Warning, "ConvertVisitorOptions.VisitorId returned an id that cannot be used, so the cookie identifies the visitor. An id must not be blank or longer than 256 characters, contain control characters or invalid Unicode, or begin with 'cookie/'. For anonymous visitors, return null. This warning is logged once.")]
    internal static partial void UnusableVisitorId(ILogger logger);

    [LoggerMessage(102, LogLevel.Information, "The explain page at {Pattern} is not mapped, because the environment is not Development and MapConvertExplain was called without an authorization policy. To map the page, pass a policy.")]
    internal static partial void ExplainNotMapped(ILogger logger, string pattern);

    [LoggerMessage(103, LogLevel.Warning, "The stored state of a visitor who withdrew consent could not be deleted, because {Exception} was thrown. The state remains in the data store. Check that the data store is reachable and can delete entries.")]
    internal static partial void ForgetFailed(ILogger logger, string exception);

    [LoggerMessage(104, LogLevel.Error, "The visitor cookie cannot be set, because Data Protection failed with {Exception}. Until Data Protection works again, new visitors are not recognized in later requests, and nothing is stored or tracked for them. Check that the application can read and write its Data Protection keys. This error is logged once.")]
    internal static partial void CookieNotProtected(ILogger logger, string exception);

    [LoggerMessage(105, LogLevel.Warning, "A decision was made after the response had started. The headers that were already sent allow proxies to cache the response and serve it to other visitors. Make decisions before the first byte of the response is written. This warning is logged once.")]
    internal static partial void LateDecision(ILogger logger);

    [LoggerMessage(106, LogLevel.Error, "A ConvertContext that was created for one visitor's request was used in another visitor's request, so the context made no decision. Code that serves several requests, such as a reusable filter, must inject IConvertContextAccessor and read its Current property each time it needs a context. This error is logged once.")]
    internal static partial void ForeignContext(ILogger logger);

    [LoggerMessage(107, LogLevel.Warning, "A ConvertContext was first used after the response had started, so the cookie of a new visitor could not be set, and the visitor's decisions are neither stored nor tracked. Use the context before the first byte of the response is written. This warning is logged once.")]
    internal static partial void LateContext(ILogger logger);

    [LoggerMessage(108, LogLevel.Warning, "Data Protection could not read a visitor cookie ({Exception}), so the visitor counts as a new visitor. If the visitor edited the cookie, you can ignore this warning. If all returning visitors count as new, check that all servers share their Data Protection keys and application name, and that the keys are kept across restarts. This warning is logged once.")]
    internal static partial void CookieNotRead(ILogger logger, string exception);
}
