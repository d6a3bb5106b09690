using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConvertTyped.AspNetCore.Hosting;

/// <summary>The HTTP client that a hosted core uses, so that an application configures it like any other of its clients.</summary>
internal static class CoreHttpClient
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    internal static string NameOf(string core) => core.Length == 0 ? "ConvertTyped" : $"ConvertTyped:{core}";

    // The factory's own loggers write addresses, and an address holds the SDK key.
    internal static void AddConvertHttpClient(this IServiceCollection services, string core) =>
        services.AddHttpClient(NameOf(core))
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => PoolFor(provider.GetRequiredService<IOptionsMonitor<ConvertOptions>>().Get(core)));

    private static SocketsHttpHandler PoolFor(ConvertOptions options) => new()
    {
        PooledConnectionLifetime = ConnectionLifetime,
        ConnectTimeout = options.Transport.Timeout,
        UseProxy = options.Transport.UseEnvironmentProxy,
        UseCookies = false,
        // The core follows redirects itself, and not everywhere.
        AllowAutoRedirect = false,
        // The runtime's own activities would carry the address, and the address the SDK key.
        ActivityHeadersPropagator = null,
    };
}
