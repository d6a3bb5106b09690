using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Features;

/// <summary>Serves the visitors who have all of the features, and turns the others away.</summary>
internal sealed class FeatureGate(RequestDelegate serve, IReadOnlyList<RequireFeatureAttribute> required)
{
    internal Task ServeAsync(HttpContext http)
    {
        var visitor = http.RequestServices.GetRequiredService<ConvertContext>();
        foreach (var feature in required)
        {
            if (visitor.RunFeature(feature.FeatureKey) is null)
                return TurnAwayAsync(http, feature);
        }

        return serve(http);
    }

    private static Task TurnAwayAsync(HttpContext http, RequireFeatureAttribute feature)
    {
        if (feature.Otherwise is { } otherwise)
            return otherwise(http);
        http.Response.StatusCode = feature.StatusCode;
        return Task.CompletedTask;
    }
}
