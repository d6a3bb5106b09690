using ConvertTyped.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Asks the application's delegates about a request. An exception from one is logged once and never fails a request.</summary>
internal sealed class VisitorOptionsReader(ConvertVisitorOptions options, ILogger logger)
{
    private readonly HashSet<string> _failed = [];
    private int _hasWarned;

    internal ConvertVisitorOptions Options => options;

    internal ILogger Logger => logger;

    /// <summary>The application's own id for the visitor; null if there is none that can be used.</summary>
    internal string? OwnId(HttpContext http)
    {
        if (Ask(options.VisitorId, http, nameof(options.VisitorId), null) is not { Length: > 0 } id)
            return null;
        if (VisitorIds.IsOwn(id))
            return id;
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
            Log.UnusableVisitorId(logger);
        return null;
    }

    internal IReadOnlyDictionary<string, object?>? Attributes(HttpContext http) =>
        Ask(options.Attributes, http, nameof(options.Attributes), null);

    internal IReadOnlyDictionary<string, object?>? LocationAttributes(HttpContext http) => options.LocationAttributes is null
        ? new RequestLocation(http.Request)
        : Ask(options.LocationAttributes, http, nameof(options.LocationAttributes), null);

    /// <summary>Without <see cref="ConvertVisitorOptions.HasConsent"/>, ASP.NET Core's own consent feature decides. An exception counts as a refusal.</summary>
    internal Consent Consent(HttpContext http)
    {
        if (options.HonorGlobalPrivacyControl && http.Request.Headers["Sec-GPC"] == "1")
            return Visitors.Consent.Refused;
        var answer = options.HasConsent is { } own
            ? Ask(own, http, nameof(options.HasConsent), false)
            : http.Features.Get<ITrackingConsentFeature>()?.CanTrack ?? true;
        return answer switch
        {
            true => Visitors.Consent.Given,
            false => Visitors.Consent.Refused,
            null => Visitors.Consent.Pending,
        };
    }

    internal bool IsVisitor(HttpContext http) => options.IsVisitor is { } own
        ? Ask(own, http, nameof(options.IsVisitor), true)
        : RequestKinds.IsVisit(http.Request);

    private T Ask<T>(Func<HttpContext, T>? ask, HttpContext http, string option, T otherwise)
    {
        if (ask is null)
            return otherwise;
        try
        {
            return ask(http);
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
