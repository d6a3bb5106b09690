using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Establishes a request's visitor before anything else needs it, and honours preview links.</summary>
internal sealed class VisitorMiddleware(RequestDelegate next, RegisteredCore core, ConvertPreviewOptions preview)
{
    internal Task InvokeAsync(HttpContext http)
    {
        var establishing = RequestContext.Find(http.RequestServices, core).EstablishAsync(http);
        return establishing.IsCompletedSuccessfully && !IsPreview(http) ? next(http) : ContinueAsync(establishing, http);
    }

    private async Task ContinueAsync(ValueTask<ConvertContext> establishing, HttpContext http)
    {
        var context = await establishing.ConfigureAwait(false);
        if (!IsPreview(http) || await PreviewGuard.ApplyAsync(http, context, preview).ConfigureAwait(false))
            await next(http).ConfigureAwait(false);
    }

    private bool IsPreview(HttpContext http) => core.Name.Length == 0 && PreviewGuard.IsAsked(http, preview);
}
