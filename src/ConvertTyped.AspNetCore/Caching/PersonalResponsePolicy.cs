using Microsoft.AspNetCore.OutputCaching;

namespace ConvertTyped.AspNetCore.Caching;

/// <summary>
/// Keeps a response out of the output cache if the response depends on something that the cache key does not contain. The policy does not enable
/// caching.
/// </summary>
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
