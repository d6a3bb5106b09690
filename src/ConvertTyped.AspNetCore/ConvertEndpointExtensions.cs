using ConvertTyped;
using ConvertTyped.AspNetCore;
using ConvertTyped.AspNetCore.Explain;
using ConvertTyped.Hosting.Cores;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Endpoints about Convert, and Convert on endpoints.</summary>
public static class ConvertEndpointExtensions
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>
    /// A page that explains each decision, gate by gate, for any visitor and attributes typed in. Looking there leaves no trace. In the
    /// environment <c>Development</c> it is open to anybody; elsewhere to whom <paramref name="policy"/> lets in, and without one it is not there.
    /// </summary>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="pattern">Where the page is.</param>
    /// <param name="policy">The authorization policy for environments other than <c>Development</c>.</param>
    /// <param name="name">The core's name; empty for the unnamed one.</param>
    public static IEndpointConventionBuilder MapConvertExplain(
        this IEndpointRouteBuilder endpoints, string pattern = "/convert", string? policy = null, string name = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var core = RegisteredCore.Find(endpoints.ServiceProvider, name);
        var isOpen = endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var page = endpoints.MapMethods(pattern, Methods, isOpen || policy is not null ? new ExplainEndpoint(core).ServeAsync : NotThereAsync);
        page.WithDisplayName("Convert, explained");
        if (!isOpen && policy is not null)
            page.RequireAuthorization(policy);
        return page;
    }

    /// <summary>Endpoints that are there only for visitors who have a feature; for all others they answer 404, or as told.</summary>
    /// <param name="builder">One endpoint, a group, controllers or pages.</param>
    /// <param name="featureKey">The feature's key.</param>
    /// <param name="otherwise">Answers the visitors who do not have it; null: 404.</param>
    public static TBuilder RequireFeature<TBuilder>(this TBuilder builder, [FeatureKey] string featureKey, RequestDelegate? otherwise = null)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new RequireFeatureAttribute(featureKey) { Otherwise = otherwise }));
        return builder;
    }

    private static Task NotThereAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
