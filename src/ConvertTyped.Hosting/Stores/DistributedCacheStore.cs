using Microsoft.Extensions.Caching.Distributed;

namespace ConvertTyped.Hosting.Stores;

/// <summary>Stores visitor states in a distributed cache.</summary>
internal sealed class DistributedCacheStore(IDistributedCache cache, ConvertStoreOptions options) : IDataStore
{
    public string? Get(string key) => cache.GetString(KeyOf(key));

    public void Set(string key, string value, TimeSpan? timeToLive = null) =>
        cache.SetString(KeyOf(key), value, new() { AbsoluteExpirationRelativeToNow = timeToLive ?? options.TimeToLive });

    public bool Has(string key) => cache.Get(KeyOf(key)) is not null;

    public void Delete(string key) => cache.Remove(KeyOf(key));

    private string KeyOf(string key) => options.KeyPrefix + key;
}
