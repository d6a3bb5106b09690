using Microsoft.Extensions.Caching.Distributed;

namespace ConvertTyped.Hosting.Stores;

/// <summary>Stores visitor states in a distributed cache.</summary>
internal sealed class DistributedCacheStore(IDistributedCache cache, ConvertStoreOptions options) : IDataStore
{
    private static readonly TimeSpan LongestTimeToLive = TimeSpan.FromDays(365 * 100);

    public string? Get(string key) => cache.GetString(KeyOf(key));

    public void Set(string key, string value, TimeSpan? timeToLive = null) =>
        cache.SetString(KeyOf(key), value, ExpiryAfter(timeToLive ?? options.TimeToLive));

    public bool Has(string key) => cache.Get(KeyOf(key)) is not null;

    public void Delete(string key) => cache.Remove(KeyOf(key));

    /// <summary>Caches add the time to live to the current time, which must not overflow.</summary>
    private static DistributedCacheEntryOptions ExpiryAfter(TimeSpan timeToLive) =>
        timeToLive < LongestTimeToLive ? new() { AbsoluteExpirationRelativeToNow = timeToLive } : new();

    private string KeyOf(string key) => options.KeyPrefix + key;
}
