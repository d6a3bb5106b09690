namespace ConvertTyped.Hosting.Stores;

/// <summary>
/// A store with a short-lived cache in this process, so that a visitor's next requests need no round trip. Updates never start from a cached value.
/// </summary>
internal sealed class CachedDataStore(IAsyncDataStore store, ConvertStoreOptions options, TimeProvider time) : IAsyncDataStore
{
    private readonly InMemoryDataStore _cache = new(options.LocalCapacity, time);

    public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken) =>
        _cache.Get(key) is { } copy ? new(copy) : ReadAsync(key, cancellationToken);

    public async ValueTask SetAsync(string key, string value, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        await store.SetAsync(key, value, timeToLive, cancellationToken).ConfigureAwait(false);
        Cache(key, value);
    }

    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
        _cache.Delete(key);
    }

    public async ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken)
    {
        var value = "";
        await store.UpdateAsync(key, latest => value = change(latest), cancellationToken).ConfigureAwait(false);
        Cache(key, value);
    }

    public async ValueTask UpdateManyAsync(IReadOnlyList<DataStoreUpdate> updates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var values = new string[updates.Count];
        await store.UpdateManyAsync(
            [.. updates.Select((update, index) => new DataStoreUpdate(update.Key, latest => values[index] = update.Change(latest)))],
            cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < values.Length; i++)
            Cache(updates[i].Key, values[i]);
    }

    private async ValueTask<string?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var value = await store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (value is not null)
            Cache(key, value);
        return value;
    }

    private void Cache(string key, string value) => _cache.Set(key, value, options.LocalTimeToLive);
}
