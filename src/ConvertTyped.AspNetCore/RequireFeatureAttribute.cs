using Microsoft.AspNetCore.Http;

namespace ConvertTyped.AspNetCore;

/// <summary>
/// An endpoint, controller, action or page that is there only for visitors who have a feature. For several features, put it there several times.
/// Enforced by routing wherever <c>AddConvert</c> was called.
/// </summary>
/// <param name="featureKey">The feature's key.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequireFeatureAttribute([FeatureKey] string featureKey) : Attribute
{
    /// <summary>The feature's key.</summary>
    public string FeatureKey { get; } = featureKey;

    /// <summary>What visitors who do not have it are answered. 404 unless set.</summary>
    public int StatusCode { get; set; } = StatusCodes.Status404NotFound;

    internal RequestDelegate? Otherwise { get; init; }
}
