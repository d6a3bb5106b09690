using Microsoft.Extensions.Caching.Distributed;

namespace ConvertTyped.Hosting.Stores;

/// <summary>Stores visitors' states in a distributed cache.</summary>
internal sealed class DistributedCacheStore(IDistributedCache cache, ConvertStoreOptions options) : IAsyncDataStore
{
    private static readonly TimeSpan LongestTimeToLive = TimeSpan.FromDays(365 * 100);

    public async ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken) =>
        await cache.GetStringAsync(KeyOf(key), cancellationToken).ConfigureAwait(false);

    public async ValueTask SetAsync(string key, string value, TimeSpan? timeToLive, CancellationToken cancellationToken) =>
        await cache.SetStringAsync(KeyOf(key), value, ExpiryAfter(timeToLive ?? options.TimeToLive), cancellationToken).ConfigureAwait(false);

    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken) =>
        await cache.RemoveAsync(KeyOf(key), cancellationToken).ConfigureAwait(false);

    public async ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var value = change(await GetAsync(key, cancellationToken).ConfigureAwait(false));
        await SetAsync(key, value, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Performs all updates concurrently, because many cache clients can send commands without waiting for earlier responses.</summary>
    public async ValueTask UpdateManyAsync(IReadOnlyList<DataStoreUpdate> updates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(updates);
        await Task.WhenAll(updates.Select(update => UpdateAsync(update.Key, update.Change, cancellationToken).AsTask())).ConfigureAwait(false);
    }

    /// <summary>Sets no expiry if the time to live is very long. Caches add the time to live to the current time, and the sum must not overflow.</summary>
    private static DistributedCacheEntryOptions ExpiryAfter(TimeSpan timeToLive) =>
        timeToLive < LongestTimeToLive ? new() { AbsoluteExpirationRelativeToNow = timeToLive } : new();

    private string KeyOf(string key) => options.KeyPrefix + key;
}
