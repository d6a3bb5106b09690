using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Snippets;

internal static class Network
{
    internal static void Handler(IServiceCollection services)
    {
        services.AddHttpClient("ConvertTyped").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            Proxy = new WebProxy("http://proxy.example:3128"),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that DNS changes take effect
            AllowAutoRedirect = false,                          // the core follows redirects itself, and only safe ones
            ActivityHeadersPropagator = null,                   // turns off .NET's own activities, which would contain the SDK key
        });
    }
}
