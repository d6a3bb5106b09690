using ConvertTyped;
using ConvertTyped.AspNetCore;
using ConvertTyped.AspNetCore.Browser;
using ConvertTyped.AspNetCore.Diagnostics;
using ConvertTyped.AspNetCore.Explain;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds Convert endpoints, and restricts endpoints to visitors who have a feature.</summary>
public static class ConvertEndpointExtensions
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>
    /// Maps a page that explains each decision, gate by gate, for any visitor id and attributes. The page stores and tracks nothing for the
    /// visitors that users look up. In the <c>Development</c> environment, every user can open the page. In other environments,
    /// <paramref name="policy"/> decides who can open it. Without a policy, the page is not mapped there, and a message is logged.
    /// </summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="pattern">The route of the page.</param>
    /// <param name="policy">The authorization policy for environments other than <c>Development</c>; null to leave the page unmapped there.</param>
    /// <param name="name">The name of the core; empty for the unnamed core.</param>
    /// <exception cref="InvalidOperationException">The core is not registered.</exception>
    /// <example>
    /// <code>
    /// app.MapConvertExplain("/convert", policy: "Staff");
    /// </code>
    /// </example>
    public static IEndpointConventionBuilder MapConvertExplain(
        this IEndpointRouteBuilder endpoints, string pattern = "/convert", string? policy = null, string name = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var core = RegisteredCore.Find(endpoints.ServiceProvider, name);
        var isOpen = endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (!isOpen && policy is null)
        {
            if (endpoints.ServiceProvider.GetService<ILoggerFactory>() is { } loggers)
                Log.ExplainNotMapped(loggers.CreateLogger(Log.Category), pattern);
            return new UnmappedEndpoint();
        }

        var page = endpoints.MapMethods(pattern, Methods, new ExplainEndpoint(core).ServeAsync).WithDisplayName("Explain page for Convert's decisions");
        return isOpen ? page : page.RequireAuthorization(policy!);
    }

    /// <summary>
    /// Maps an endpoint for the conversions that .NET in the browser tracks (<c>AddConvertDecisions</c> in <c>ConvertTyped.Blazor</c>). The endpoint
    /// tracks these conversions for the visitor of the request. If the request has no valid visitor cookie and no id from
    /// <see cref="ConvertVisitorOptions.VisitorId"/>, the endpoint drops the conversions. The endpoint accepts only JSON, and rejects requests from
    /// other origins. A request may contain up to 64 KiB and 100 conversions. Each visitor may send 60 requests per minute. Visitors who have no
    /// id share this limit if they have the same IP address.
    /// </summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="pattern">The start of the route. The SDK appends <c>/track/{project}</c>.</param>
    /// <param name="name">The name of the core; empty for the unnamed core.</param>
    /// <exception cref="InvalidOperationException">The core is not registered.</exception>
    public static IEndpointConventionBuilder MapConvertTracking(
        this IEndpointRouteBuilder endpoints, string pattern = "/convert-events", string name = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var core = RegisteredCore.Find(endpoints.ServiceProvider, name);
        var endpoint = new TrackingEndpoint(core);
        endpoints.ServiceProvider.GetService<IHostApplicationLifetime>()?.ApplicationStopped.Register(endpoint.Dispose);
        return endpoints.MapPost($"{pattern.TrimEnd('/')}/track/{{**project}}", (RequestDelegate)endpoint.ServeAsync)
            .WithDisplayName("Conversions from the browser").WithMetadata(new RequireAntiforgeryTokenAttribute(required: false));
    }

    /// <summary>Restricts endpoints to visitors who have a feature.</summary>
    /// <param name="builder">An endpoint, a group, controllers or pages.</param>
    /// <param name="featureKey">The key of the feature.</param>
    /// <param name="otherwise">The handler for requests from visitors who do not have the feature; null to respond with 404.</param>
    /// <param name="name">
    /// The name of the core that decides. Null means the unnamed core or, in applications that have named cores only, the first registered core whose
    /// config has the feature.
    /// </param>
    /// <example>
    /// <code>
    /// app.MapGet("/gifts", () =&gt; "Gift guide").RequireFeature(FeatureKeys.CheckoutBanner);
    /// </code>
    /// </example>
    public static TBuilder RequireFeature<TBuilder>(
        this TBuilder builder, [FeatureKey] string featureKey, RequestDelegate? otherwise = null, string? name = null)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new RequireFeatureAttribute(featureKey) { Core = name, Otherwise = otherwise }));
        return builder;
    }
}
