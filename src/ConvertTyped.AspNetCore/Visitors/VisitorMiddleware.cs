using ConvertTyped.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Visitors;

/// <summary>Establishes a request's visitor before anything else needs it.</summary>
internal sealed class VisitorMiddleware(RequestDelegate next, RegisteredCore core)
{
    internal Task InvokeAsync(HttpContext http)
    {
        var establishing = core.Context(http.RequestServices).EstablishAsync(http);
        return establishing.IsCompletedSuccessfully ? next(http) : ContinueAsync(establishing, http);
    }

    private async Task ContinueAsync(Task establishing, HttpContext http)
    {
        await establishing.ConfigureAwait(false);
        await next(http).ConfigureAwait(false);
    }
}
