using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>A request's visitor, as a context of one core.</summary>
internal sealed class RequestVisitors(
    ConvertCore core, bool isStoreRemote, EmptyCore emptyCore, ConvertVisitorOptions options, TimeProvider time)
{
    private readonly VisitorCookie _cookie = new(options.Cookie, time);

    internal ConvertContext Create(HttpContext http)
    {
        var hasConsent = options.HasConsent?.Invoke(http) ?? true;
        var id = IdOf(http, hasConsent);
        return core.IsReady
            ? Finish(http, core.CreateContext(id, options.Attributes?.Invoke(http), LocationOf(http)), hasConsent)
            : emptyCore.CreateContext(id);
    }

    /// <summary>As <see cref="Create"/>, without blocking on a remote data store.</summary>
    internal ValueTask<ConvertContext> CreateAsync(HttpContext http) =>
        isStoreRemote && core.IsReady ? CreateFromStoreAsync(http) : new(Create(http));

    private async ValueTask<ConvertContext> CreateFromStoreAsync(HttpContext http)
    {
        var hasConsent = options.HasConsent?.Invoke(http) ?? true;
        var id = IdOf(http, hasConsent);
        var context = await core.CreateContextAsync(id, options.Attributes?.Invoke(http), LocationOf(http), http.RequestAborted).ConfigureAwait(false);
        return Finish(http, context, hasConsent);
    }

    private string IdOf(HttpContext http, bool hasConsent)
    {
        var own = options.VisitorId?.Invoke(http);
        return VisitorIds.IsOwn(own) ? own! : _cookie.IdOf(http, mayWrite: hasConsent || options.Cookie.IsEssential);
    }

    private IReadOnlyDictionary<string, object?>? LocationOf(HttpContext http) =>
        options.LocationAttributes is { } own ? own(http) : new RequestLocation(http.Request);

    private ConvertContext Finish(HttpContext http, ConvertContext context, bool hasConsent)
    {
        if (options.ReportUserAgent)
            UserAgentSegments.Report(context, http.Request.Headers.UserAgent.ToString());
        return hasConsent ? context : context.With(enableTracking: false);
    }
}
