using ConvertTyped.AspNetCore.Diagnostics;
using ConvertTyped.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Calls the application's delegates for a request. An exception from a delegate is logged once and does not fail the request.</summary>
internal sealed class VisitorOptionsReader(ConvertVisitorOptions options, ILogger logger)
{
    private readonly HashSet<string> _failed = [];
    private int _hasWarned;

    internal ConvertVisitorOptions Options => options;

    internal ILogger Logger => logger;

    /// <summary>The application's own id for the visitor; null if the application returns no usable id.</summary>
    internal string? ApplicationId(HttpContext http)
    {
        if (Invoke(options.VisitorId, http, "ConvertVisitorOptions.VisitorId", null) is not { Length: > 0 } id)
            return null;
        if (VisitorIds.IsApplicationId(id))
            return id;
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
            Log.UnusableVisitorId(logger);
        return null;
    }

    internal IReadOnlyDictionary<string, object?>? Attributes(HttpContext http) =>
        Invoke(WithCopiedResult(options.Attributes), http, "ConvertVisitorOptions.Attributes", null);

    internal IReadOnlyDictionary<string, object?>? LocationAttributes(HttpContext http) => options.LocationAttributes is null
        ? new RequestLocation(http.Request)
        : Invoke(WithCopiedResult(options.LocationAttributes), http, "ConvertVisitorOptions.LocationAttributes", null);

    /// <summary>
    /// Whether the visitor consents. A Global Privacy Control header counts as a refusal if the application honors it. Otherwise,
    /// <see cref="ConvertVisitorOptions.HasConsent"/> decides, or ASP.NET Core's own consent feature if that property is null. An exception counts as a refusal.
    /// </summary>
    internal Consent Consent(HttpContext http)
    {
        if (options.HonorGlobalPrivacyControl && http.Request.Headers["Sec-GPC"] == "1")
            return Visitors.Consent.Refused;
        var answer = options.HasConsent is { } own
            ? Invoke(own, http, "ConvertVisitorOptions.HasConsent", false)
            : Invoke(CanTrack, http, "CookiePolicyOptions.CheckConsentNeeded", false);
        return answer switch
        {
            true => Visitors.Consent.Given,
            false => Visitors.Consent.Refused,
            null => Visitors.Consent.Pending,
        };
    }

    /// <summary>Whether the visitor is a user who has signed in and takes over the anonymous visitor's decisions.</summary>
    internal bool TakesOver(RequestVisitor visitor) =>
        visitor is { AnonymousId: not null, Consent: Visitors.Consent.Given, IsHeld: false } && options.OnSignIn == VisitorSignIn.Keep;

    internal bool IsVisitor(HttpContext http) => options.IsVisitor is { } own
        ? Invoke(own, http, "ConvertVisitorOptions.IsVisitor", true)
        : RequestKinds.IsVisit(http.Request);

    /// <summary>
    /// Whether the client is expected to send a new visitor's cookie with later requests. Always true if <see cref="ConvertVisitorOptions.IsVisitor"/> is set.
    /// </summary>
    internal bool KeepsCookies(HttpContext http) => options.IsVisitor is not null || RequestKinds.KeepsCookies(http.Request);

    /// <summary>Warns once that proxies may cache a response that depends on a decision.</summary>
    internal void LogLateDecision()
    {
        if (IsFirst(nameof(LogLateDecision)))
            Log.LateDecision(logger);
    }

    /// <summary>Warns once that a new visitor can no longer get a cookie.</summary>
    internal void LogLateContext()
    {
        if (IsFirst(nameof(LogLateContext)))
            Log.LateContext(logger);
    }

    /// <summary>Logs once that a context was used for another visitor.</summary>
    internal void LogForeignContext()
    {
        if (IsFirst(nameof(LogForeignContext)))
            Log.ForeignContext(logger);
    }

    private static bool? CanTrack(HttpContext http) => http.Features.Get<ITrackingConsentFeature>()?.CanTrack ?? true;

    /// <summary>
    /// Returns a delegate that also copies the result of <paramref name="read"/>. An exception from the result, or from a sequence in it, then counts as an
    /// exception from the delegate.
    /// </summary>
    private static Func<HttpContext, IReadOnlyDictionary<string, object?>?>? WithCopiedResult(Func<HttpContext, IReadOnlyDictionary<string, object?>?>? read) =>
        read is null ? null : http => AttributeCopy.Keep(read(http));

    private T Invoke<T>(Func<HttpContext, T>? callback, HttpContext http, string option, T otherwise)
    {
        if (callback is null)
            return otherwise;
        try
        {
            return callback(http);
        }
        catch (Exception exception)
        {
            if (IsFirst(option))
                Log.DelegateFailed(logger, option, exception.GetType().Name);
            return otherwise;
        }
    }

    private bool IsFirst(string option)
    {
        lock (_failed)
            return _failed.Add(option);
    }
}
