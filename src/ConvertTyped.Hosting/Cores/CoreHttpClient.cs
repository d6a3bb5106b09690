using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConvertTyped.Hosting.Cores;

/// <summary>The named HTTP client of a hosted core. Applications configure it like any other named client.</summary>
internal static class CoreHttpClient
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    internal static string NameOf(string core) => core.Length == 0 ? "ConvertTyped" : $"ConvertTyped:{core}";

    // The loggers of IHttpClientFactory log request addresses, and the address of the config contains the SDK key.
    internal static void AddConvertHttpClient(this IServiceCollection services, string core) =>
        services.AddHttpClient(NameOf(core))
            .RemoveAllLoggers()
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => RemoveResilienceDefaults(handlers))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => PoolFor(provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(core)));

    /// <summary>
    /// Removes the resilience handlers that an application adds to all clients, for example through Aspire's service defaults. These handlers would
    /// repeat requests that the core itself already retries, including POST requests. Resilience handlers that are added to this client by name after
    /// <c>AddConvert</c> are kept.
    /// </summary>
    private static void RemoveResilienceDefaults(IList<DelegatingHandler> handlers)
    {
        for (var i = handlers.Count - 1; i >= 0; i--)
        {
            if (handlers[i].GetType().FullName is "Microsoft.Extensions.Http.Resilience.ResilienceHandler")
                handlers.RemoveAt(i);
        }
    }

    private static SocketsHttpHandler PoolFor(ConvertOptions options) => new()
    {
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectTimeout = options.Transport.Timeout,
        UseProxy = options.Transport.UseEnvironmentProxy,
        UseCookies = false,
        // The core itself follows redirects, and only to allowed hosts.
        AllowAutoRedirect = false,
        // The activities that .NET creates for requests would contain the address, which contains the SDK key.
        ActivityHeadersPropagator = null,
    };
}
