using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// Restricts an endpoint, controller, action or page to visitors who have a feature. To require several features, apply the attribute several times.
/// Routing enforces the attribute in every application that calls <c>AddConvert</c>.
/// </summary>
/// <param name="featureKey">The key of the feature that a visitor must have.</param>
/// <example>
/// <code>
/// [RequireFeature(FeatureKeys.GiftGuide)]
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequireFeatureAttribute([FeatureKey] string featureKey) : Attribute
{
    /// <summary>The key of the feature that a visitor must have.</summary>
    public string FeatureKey { get; } = featureKey;

    /// <summary>
    /// The name of the core that decides. Null means the unnamed core or, in applications that have named cores only, the first registered core whose
    /// config has the feature.
    /// </summary>
    public string? Core { get; set; }

    /// <summary>The status code for visitors who do not have the feature. The default is 404.</summary>
    public int StatusCode { get; set; } = StatusCodes.Status404NotFound;

    internal RequestDelegate? Otherwise { get; init; }
}
