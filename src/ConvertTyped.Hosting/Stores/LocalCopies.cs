namespace ConvertTyped.Hosting.Stores;

/// <summary>
/// A store with short-lived copies in this process, so that a visitor's next requests need no round trip. Updates never start from a copy.
/// </summary>
internal sealed class LocalCopies(IAsyncDataStore store, ConvertStoreOptions options, TimeProvider time) : IAsyncDataStore
{
    private readonly InMemoryDataStore _copies = new(options.LocalCapacity, time);

    public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken) =>
        _copies.Get(key) is { } copy ? new(copy) : ReadAsync(key, cancellationToken);

    public async ValueTask SetAsync(string key, string value, TimeSpan? timeToLive, CancellationToken cancellationToken)
    {
        await store.SetAsync(key, value, timeToLive, cancellationToken).ConfigureAwait(false);
        Copy(key, value);
    }

    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
        _copies.Delete(key);
    }

    public async ValueTask UpdateAsync(string key, Func<string?, string> change, CancellationToken cancellationToken)
    {
        var value = "";
        await store.UpdateAsync(key, latest => value = change(latest), cancellationToken).ConfigureAwait(false);
        Copy(key, value);
    }

    public async ValueTask UpdateManyAsync(IReadOnlyList<DataStoreUpdate> updates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var values = new string[updates.Count];
        await store.UpdateManyAsync(
            [.. updates.Select((update, index) => new DataStoreUpdate(update.Key, latest => values[index] = update.Change(latest)))],
            cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < values.Length; i++)
            Copy(updates[i].Key, values[i]);
    }

    private async ValueTask<string?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var value = await store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (value is not null)
            Copy(key, value);
        return value;
    }

    private void Copy(string key, string value) => _copies.Set(key, value, options.LocalTimeToLive);
}
