using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Loads the state of a request's visitor before anything needs it, and applies preview links.</summary>
internal sealed class VisitorMiddleware(RequestDelegate next, RegisteredCore core, RequestContexts contexts, ConvertPreviewOptions preview)
{
    internal Task InvokeAsync(HttpContext http)
    {
        var loading = contexts.LoadAsync(http);
        return loading.IsCompletedSuccessfully && !IsPreview(http) ? next(http) : ContinueAsync(loading, http);
    }

    private async Task ContinueAsync(ValueTask loading, HttpContext http)
    {
        await loading.ConfigureAwait(false);
        if (!IsPreview(http) || await PreviewGuard.ApplyAsync(http, contexts, preview).ConfigureAwait(false))
            await next(http).ConfigureAwait(false);
    }

    private bool IsPreview(HttpContext http) => core.Name.Length == 0 && PreviewGuard.IsRequested(http, preview);
}
