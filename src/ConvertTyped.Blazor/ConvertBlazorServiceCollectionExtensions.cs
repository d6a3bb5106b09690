using ConvertTyped;
using ConvertTyped.Blazor.Browser;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Convert to applications that run in the browser.</summary>
public static class ConvertBlazorServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="ConvertContext"/> that uses the decisions that the server made when it prerendered the page. The server must call
    /// <c>services.AddConvert</c>. Experiences and features are off if the server did not pass their decisions to the browser. Conversions are sent
    /// to the endpoint that the server maps with <c>MapConvertTracking</c>, unless the page was loaded over plain HTTP from another machine.
    /// </summary>
    /// <param name="services">The services of the WebAssembly application.</param>
    /// <param name="trackingPath">The route that was passed to <c>MapConvertTracking</c>.</param>
    /// <example>
    /// <code>
    /// builder.Services.AddConvertDecisions();
    /// </code>
    /// </example>
    public static IServiceCollection AddConvertDecisions(this IServiceCollection services, string trackingPath = "/convert-events")
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(trackingPath);
        // This service is a singleton, because the persisted state of a page can be read only once, and components can have their own scopes.
        services.TryAddSingleton(provider => new DecidedCore(
            provider.GetRequiredService<PersistentComponentState>(), provider.GetRequiredService<NavigationManager>(), trackingPath,
            provider.GetService<ILoggerFactory>()));
        services.TryAddScoped(provider => provider.GetRequiredService<DecidedCore>().Context);
        return services;
    }
}
