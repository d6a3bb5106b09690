using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore.Features;

/// <summary>Runs an endpoint for visitors who have all required features, and responds to all other visitors itself.</summary>
internal sealed class FeatureGate(RequestDelegate endpoint, IReadOnlyList<RequireFeatureAttribute> required)
{
    internal async Task ServeAsync(HttpContext http)
    {
        foreach (var feature in required)
        {
            var context = await CoreSelection.GetContextAsync(http, feature.Core, "feature", feature.FeatureKey).ConfigureAwait(false);
            if (context.RunFeature(feature.FeatureKey) is null)
            {
                await RejectAsync(http, feature).ConfigureAwait(false);
                return;
            }
        }

        await endpoint(http).ConfigureAwait(false);
    }

    private static Task RejectAsync(HttpContext http, RequireFeatureAttribute feature)
    {
        if (feature.Otherwise is { } otherwise)
            return otherwise(http);
        http.Response.StatusCode = feature.StatusCode;
        return Task.CompletedTask;
    }
}
