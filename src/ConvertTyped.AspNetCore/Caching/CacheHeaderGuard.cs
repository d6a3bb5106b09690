using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>
/// Corrects the cache headers of personal responses when they start. Of the callbacks that run then, the one that was registered first runs last, so this one corrects what
/// middleware and callbacks of the application have set. Only callbacks that an earlier startup filter or the server registers run after it.
/// </summary>
internal sealed class CacheHeaderGuard : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(pipeline => http =>
        {
            http.Response.OnStarting(Correct, http);
            return pipeline(http);
        });
        next(app);
    };

    private static Task Correct(object state)
    {
        var http = (HttpContext)state;
        var response = PersonalResponse.Find(http);
        if (response is { IsPersonal: true } || SharedCaches.IsExcluded(http))
            SharedCaches.Exclude(http.Response.Headers);
        else
            response?.Starting(SharedCaches.MayStore(http.Response.Headers));
        return Task.CompletedTask;
    }
}
