using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>
/// Corrects the cache headers of a response that is personal, or that sets or deletes the visitor cookie, when the response starts. <c>OnStarting</c>
/// callbacks run in the reverse order of registration, so this filter also corrects headers that the application's middleware and callbacks have set.
/// Only callbacks that an earlier startup filter or the server registers run after the callback of this filter.
/// </summary>
internal sealed class CacheHeaderFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(pipeline => http =>
        {
            http.Response.OnStarting(CorrectHeaders, http);
            return pipeline(http);
        });
        next(app);
    };

    private static Task CorrectHeaders(object state)
    {
        var http = (HttpContext)state;
        var response = PersonalResponse.Find(http);
        if (response is { IsPersonal: true } || SharedCaches.IsExcluded(http))
            SharedCaches.Exclude(http.Response.Headers);
        else
            response?.RecordStart(SharedCaches.MayStore(http.Response.Headers));
        return Task.CompletedTask;
    }
}
