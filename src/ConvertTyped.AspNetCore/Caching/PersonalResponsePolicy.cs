using Microsoft.AspNetCore.OutputCaching;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>Keeps responses out of the output cache that depend on decisions which their cache key does not contain. Enables no caching itself.</summary>
internal sealed class PersonalResponsePolicy : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellationToken) => default;

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellationToken) => default;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellationToken)
    {
        if (PersonalResponse.Find(context.HttpContext) is { IsUncacheable: true })
            context.AllowCacheStorage = false;
        return default;
    }
}
