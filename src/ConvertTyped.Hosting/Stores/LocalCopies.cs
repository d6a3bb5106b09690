namespace ConvertTyped.Hosting.Stores;

/// <summary>
/// A store with copies in this process, for a short while each, so that a visitor's next requests cost no round trip. What is changed is never a
/// copy.
/// </summary>
internal sealed class LocalCopies(IDataStore store, ConvertStoreOptions options, TimeProvider time) : IDataStore
{
    private readonly InMemoryDataStore _copies = new(options.LocalCapacity, time);

    public string? Get(string key)
    {
        if (_copies.Get(key) is { } copy)
            return copy;
        var value = store.Get(key);
        if (value is not null)
            _copies.Set(key, value, options.LocalTimeToLive);
        return value;
    }

    public void Set(string key, string value, TimeSpan? timeToLive = null)
    {
        store.Set(key, value, timeToLive);
        _copies.Set(key, value, options.LocalTimeToLive);
    }

    public void Update(string key, Func<string?, string> change)
    {
        var value = "";
        store.Update(key, latest => value = change(latest));
        _copies.Set(key, value, options.LocalTimeToLive);
    }

    public bool Has(string key) => Get(key) is not null;

    public void Delete(string key)
    {
        store.Delete(key);
        _copies.Delete(key);
    }
}
