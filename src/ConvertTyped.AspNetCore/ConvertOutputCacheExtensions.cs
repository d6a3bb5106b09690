using ConvertTyped;
using ConvertTyped.AspNetCore.Caching;
using Microsoft.AspNetCore.OutputCaching;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Enables the output cache for pages that depend on decisions.</summary>
public static class ConvertOutputCacheExtensions
{
    /// <summary>
    /// Caches a separate copy of a response for each combination of variations that visitors see in these experiences. For every request, even if the
    /// response comes from the cache, the experiences are evaluated and the decisions are reported. A response is not cached if it depends on another
    /// experience, on features that other experiences carry or on custom segments, or if it sets a new visitor's cookie. Browsers may cache the
    /// response; proxies and CDNs may not. If all cores of the application have names, the first registered core whose config has an experience makes
    /// the decision for that experience.
    /// </summary>
    /// <param name="builder">The cache policy to change.</param>
    /// <param name="experienceKeys">The keys of the experiences that the response depends on.</param>
    /// <example>
    /// <code>
    /// services.AddOutputCache(cache =&gt; cache.AddPolicy("checkout", policy =&gt; policy.VaryByConvert(ExperienceKeys.CheckoutExperiment)));
    /// </code>
    /// </example>
    public static OutputCachePolicyBuilder VaryByConvert(this OutputCachePolicyBuilder builder, [ExperienceKey] params string[] experienceKeys) =>
        Vary(builder, name: null, experienceKeys);

    /// <summary>Caches responses as <see cref="VaryByConvert"/> does, but with the decisions of a named core.</summary>
    /// <param name="builder">The cache policy to change.</param>
    /// <param name="name">The name of the core.</param>
    /// <param name="experienceKeys">The keys of the experiences that the response depends on.</param>
    public static OutputCachePolicyBuilder VaryByConvertCore(
        this OutputCachePolicyBuilder builder, string name, [ExperienceKey] params string[] experienceKeys)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Vary(builder, name, experienceKeys);
    }

    private static OutputCachePolicyBuilder Vary(OutputCachePolicyBuilder builder, string? name, string[] experienceKeys)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(experienceKeys);
        foreach (var experienceKey in experienceKeys)
            builder.VaryByValue((http, _) => VariationKey.ComputeAsync(http, name, experienceKey));
        return builder;
    }
}
